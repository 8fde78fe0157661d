/**
 * KDD's content features, 10 to 22, from clear-text protocols: FTP, Telnet, SMTP, HTTP and POP3.
 *
 * <p>docs/KDD-FEATURES.md defines each for each protocol, and states what the published rows show.
 */
@NullMarked
package io.gruard.traffic.kdd.content;

import org.jspecify.annotations.NullMarked;
