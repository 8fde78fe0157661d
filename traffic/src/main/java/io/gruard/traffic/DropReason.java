package io.gruard.traffic;

/** Why a packet, a part of a capture or a flow was not used, or not used whole. */
public enum DropReason {
    /** The capture ends inside a record. */
    RECORD_CUT("record_cut", "the capture ends inside a record"),
    /** A record or block claims a length that no packet has: the capture cannot be read beyond it. */
    RECORD_LENGTH("record_length", "a record of the capture claims an impossible length"),
    /** A pcapng block whose fields do not fit into it. */
    BLOCK_MALFORMED("block_malformed", "a pcapng block contradicts itself"),
    /** The compressed stream is broken: the capture cannot be read beyond it. */
    COMPRESSION_BROKEN("compression_broken", "the compressed capture is broken"),
    /** A link type that is not decoded. */
    LINK_TYPE_UNKNOWN("link_type_unknown", "a link type that is not decoded"),
    /** Too few captured bytes for the headers of the link layer. */
    LINK_HEADER_CUT("link_header_cut", "cut inside the link layer's headers"),
    /** ARP, LLDP and whatever else is not IP: nothing wrong with it, but it belongs to no flow. */
    NOT_IP("not_ip", "not an IP packet"),
    /** Too few captured bytes for the IP header and its extensions. */
    IP_HEADER_CUT("ip_header_cut", "cut inside the IP header"),
    /** An IP version other than 4 and 6. */
    IP_VERSION("ip_version", "an IP version other than 4 and 6"),
    /** An IP header length below the minimum or beyond the packet's length. */
    IP_HEADER_LENGTH("ip_header_length", "an impossible IP header length"),
    /** An IP packet that claims no length or more bytes than were on the wire. */
    IP_LENGTH("ip_length", "an IP length other than the bytes on the wire"),
    /** A wrong checksum of an IPv4 header. */
    IP_CHECKSUM("ip_checksum", "a wrong IP header checksum"),
    /** A fragment that was not captured whole. */
    FRAGMENT_CUT("fragment_cut", "a fragment not captured whole"),
    /** A fragment that reaches beyond the largest IP packet or has no payload. */
    FRAGMENT_LENGTH("fragment_length", "a fragment of an impossible length"),
    /** A datagram given up because its fragments did not arrive in time or too many were open. */
    FRAGMENTS_INCOMPLETE("fragments_incomplete", "fragments whose datagram never became whole"),
    /** An encrypted (ESP) or absent (no next header) payload. */
    NO_TRANSPORT("no_transport", "no readable transport header"),
    /** More nested IP headers than are followed. */
    NESTING("nesting", "too many nested IP headers"),
    /** Too few bytes for the header of TCP, UDP or ICMP. */
    TRANSPORT_HEADER_CUT("transport_header_cut", "cut inside the transport header"),
    /** A TCP header length below the minimum or beyond the packet. */
    TRANSPORT_HEADER_LENGTH("transport_header_length", "an impossible TCP header length"),
    /** A wrong checksum of TCP, UDP or ICMP. */
    TRANSPORT_CHECKSUM("transport_checksum", "a wrong TCP, UDP or ICMP checksum"),
    /** A flow closed before its time because the table was full. */
    FLOW_EVICTED("flow_evicted", "flows closed early because the table was full");

    private final String id;
    private final String description;

    DropReason(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** The reason's name in statistics. */
    public String id() {
        return id;
    }

    /** The reason in words, for a person. */
    public String description() {
        return description;
    }
}
