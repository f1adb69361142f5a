/// Specs of the whole bot on Slack: the real desk and runbooks behind the real adapter, on clusters in memory and
/// a workspace on loopback.
@NullMarked
package dev.quorate.deploy.slack;

import org.jspecify.annotations.NullMarked;
