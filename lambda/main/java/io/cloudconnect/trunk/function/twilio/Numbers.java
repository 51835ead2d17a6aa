package io.cloudconnect.trunk.function.twilio;

import com.twilio.rest.Domains;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.Local;
import com.twilio.rest.api.v2010.account.availablephonenumbercountry.LocalReader;
import com.twilio.rest.trunking.v1.trunk.PhoneNumber;
import io.cloudconnect.trunk.contract.TrunkProperties.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The telephone numbers of an account, those on sale, and those on a trunk. None is released but by {@link #release}.
 */
public final class Numbers {
    private final TwilioApi api;
    private final NumberPages pages;

    Numbers(TwilioApi api) {
        this.api = api;
        this.pages = new NumberPages(api.client());
    }

    /** All numbers of the account. */
    public List<AccountNumber> all() {
        return pages.read(
                Domains.API, "/2010-04-01/Accounts/" + api.client().getAccountSid() + "/IncomingPhoneNumbers.json");
    }

    public Optional<AccountNumber> byE164(String e164) {
        return api.list(IncomingPhoneNumber.reader().setPhoneNumber(e164), TwilioObjects::number).stream()
                .filter(number -> number.e164().equals(e164))
                .findFirst();
    }

    public Optional<AccountNumber> bySid(String sid) {
        return api.present(
                () -> TwilioObjects.number(IncomingPhoneNumber.fetcher(sid).fetch(api.client())));
    }

    public List<AccountNumber> named(String friendlyName) {
        return api.list(IncomingPhoneNumber.reader().setFriendlyName(friendlyName), TwilioObjects::number).stream()
                .filter(number -> number.friendlyName().equals(friendlyName))
                .toList();
    }

    /** Local numbers on sale, in E.164, at most {@code count}. */
    public List<String> onSale(Purchase purchase, int count) {
        LocalReader reader = Local.reader(purchase.country()).setVoiceEnabled(true);
        purchase.areaCode().map(Integer::valueOf).ifPresent(reader::setAreaCode);
        purchase.pattern().ifPresent(reader::setContains);
        return api.call(() -> {
            List<String> found = new ArrayList<>();
            for (Local local : reader.firstPage(api.client()).getRecords()) {
                if (found.size() < count) {
                    found.add(local.getPhoneNumber().getEndpoint());
                }
            }
            return found;
        });
    }

    /** Buys a number and attaches it in one request. */
    public AccountNumber buy(String e164, String friendlyName, String trunkSid) {
        return api.call(() -> TwilioObjects.number(IncomingPhoneNumber.creator(new com.twilio.type.PhoneNumber(e164))
                .setFriendlyName(friendlyName)
                .setTrunkSid(trunkSid)
                .create(api.client())));
    }

    /** Gives a number back to Twilio: for good. */
    public void release(String sid) {
        api.gone(() -> IncomingPhoneNumber.deleter(sid).delete(api.client()));
    }

    public List<AccountNumber> on(String trunkSid) {
        return pages.read(Domains.TRUNKING, "/v1/Trunks/" + trunkSid + "/PhoneNumbers");
    }

    /** Whether the trunk has the number, asked for this one number. */
    public boolean isOn(String trunkSid, String numberSid) {
        return api.present(() -> PhoneNumber.fetcher(trunkSid, numberSid).fetch(api.client()))
                .isPresent();
    }

    public void attach(String trunkSid, String numberSid) {
        api.call(() -> PhoneNumber.creator(trunkSid, numberSid).create(api.client()));
    }

    /** Takes the number off the trunk; the account keeps it. */
    public void detach(String trunkSid, String numberSid) {
        api.gone(() -> PhoneNumber.deleter(trunkSid, numberSid).delete(api.client()));
    }
}
