/// What every way from a chat to us shares: how it is, whom to ask until it stands, what people meant to type.
/// Must never know which chat it is.
@NullMarked
package dev.quorate.core.hearing;

import org.jspecify.annotations.NullMarked;
