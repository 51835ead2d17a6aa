package io.cloudconnect.doctor.rules;

import java.util.List;

/** Every rule there is. A new finding is a row in {@code findings.yaml}, a class, and a line here. */
public final class Rules {
    private Rules() {}

    /** The rules for one call. */
    public static List<Rule> all() {
        return List.of(
                new RequestUriNotTwilio(),
                new ConnectionHostAsDomain(),
                new MissingTnx(),
                new MalformedTnx(),
                new WrongPort(),
                new TooLongForUdp(),
                new NoAnswer(),
                new LeftByPublicInternet(),
                new RequestUriIsAddress(),
                new PrivateViaWithoutRport(),
                new UnknownEdge(),
                new OtherExchange(),
                new LoopbackAddress(),
                new NothingAfterTrying(),
                new RepeatedInvite(),
                new SilentOptions(),
                new CutOff(),
                new UnequalRequestUri(),
                new LowMaxForwards(),
                new NotE164(),
                new CredentialsRefused(),
                new ChallengeUnanswered(),
                new LateOffer(),
                new SrtpOnPlainTrunk(),
                new PlainRtpOnSecureTrunk(),
                new PlainCarrierOnSecureTrunk(),
                new Refusal(),
                new AckNotToContact(),
                new AckRouteDiffers(),
                new TwilioAddressReplaced(),
                new NeverAcknowledged(),
                new DroppedAfterHalfAMinute(),
                new SessionTimerExpired(),
                new ChangeRefused(),
                new AckSentElsewhere(),
                new ForeignAck(),
                new PrivateContactOverUdp(),
                new RedirectRefused(),
                new PrivateMediaAddress(),
                new MediaPortClosed(),
                new OneWayFromTheStart(),
                new HoldByNullAddress(),
                new HoldMisread(),
                new EndedOnHold(),
                new TwilioMediaChanged(),
                new TwilioMediaPort(),
                new NoG711(),
                new NoKeyPresses(),
                new UnusableSrtp(),
                new KeysInTheClear(),
                new AnswerWithoutAudio(),
                new MediaToAnotherAddress(),
                new Ipv6Media(),
                new RouterSilent(),
                new PrivateContactInAnswer(),
                new ChangedInAnswer(),
                new CameByPublicInternet(),
                new AnswerNotAcknowledged(),
                new NotTwiliosAddress());
    }

    /** Those that look at many calls; new ones each time, because they count. */
    public static List<Watcher> watchers() {
        return List.of(new CallRate(), new OptionsRate(), new HastyRetry());
    }
}
