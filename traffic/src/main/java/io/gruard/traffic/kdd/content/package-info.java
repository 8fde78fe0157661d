/**
 * KDD's content features, 10 to 22, from the dialogues of clear-text protocols: FTP, Telnet, SMTP, HTTP and POP3.
 *
 * <p>docs/KDD-FEATURES.md states each by protocol, and what the published rows show of it.
 */
@NullMarked
package io.gruard.traffic.kdd.content;

import org.jspecify.annotations.NullMarked;
