package io.cloudconnect.trunk.contract;

/**
 * The attributes the function answers with; the construct reads them by {@code Fn::GetAtt}. Physical id: the trunk SID.
 */
public final class TrunkAttributes {
    /** TK…, also the resource's physical id. */
    public static final String TRUNK_SID = "TrunkSid";
    /** {@code gaman.pstn.twilio.com}. */
    public static final String DOMAIN_NAME = "DomainName";
    /** AL…, our own access control list; empty where none was asked for. */
    public static final String ACCESS_CONTROL_LIST_SID = "IpAccessControlListSid";
    /** How many numbers this resource has attached. */
    public static final String NUMBER_COUNT = "NumberCount";

    private TrunkAttributes() {}
}
