package io.cloudconnect.trunk.function.twilio;

import com.twilio.http.TwilioRestClient;

/**
 * What this function uses of one Twilio account.
 *
 * <p>Sources: https://www.twilio.com/docs/sip-trunking/api and https://www.twilio.com/docs/voice/sip/api
 */
public final class TwilioAccount {
    private final TwilioHttpClient http;
    private final Trunks trunks;
    private final OriginationUrls originationUrls;
    private final AccessLists accessLists;
    private final CredentialLists credentialLists;
    private final Numbers numbers;

    public TwilioAccount(TwilioCredentials credentials, TwilioHttpClient http) {
        this.http = http;
        TwilioApi api = new TwilioApi(new TwilioRestClient.Builder(credentials.apiKeySid(), credentials.apiKeySecret())
                .accountSid(credentials.accountSid())
                .httpClient(http)
                .build());
        this.trunks = new Trunks(api);
        this.originationUrls = new OriginationUrls(api);
        this.accessLists = new AccessLists(api);
        this.credentialLists = new CredentialLists(api);
        this.numbers = new Numbers(api);
    }

    public Trunks trunks() {
        return trunks;
    }

    public OriginationUrls originationUrls() {
        return originationUrls;
    }

    public AccessLists accessLists() {
        return accessLists;
    }

    public CredentialLists credentialLists() {
        return credentialLists;
    }

    public Numbers numbers() {
        return numbers;
    }

    /** Twilio's id of this thread's last request. */
    public String lastRequestId() {
        return http.lastRequestId();
    }
}
