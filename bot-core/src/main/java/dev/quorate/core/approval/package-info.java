/// Who may let a plan run: policy, votes, rulings, and the Permit that only this room can make.
/// Counts people, never accounts; knows nothing of buttons or chats.
@NullMarked
package dev.quorate.core.approval;

import org.jspecify.annotations.NullMarked;
