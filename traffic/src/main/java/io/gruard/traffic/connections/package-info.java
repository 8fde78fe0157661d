/**
 * The feature set {@code connections}: size and shape of a connection, its TCP flags, and the fractions of failed
 * connections of its endpoints. It uses no address, port, service or direction. Packets, Zeek's conn.log and Suricata's
 * flow events give the same features.
 */
@NullMarked
package io.gruard.traffic.connections;

import org.jspecify.annotations.NullMarked;
