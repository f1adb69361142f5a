/// What people try who may not, told apart from the chat that they try it in: forged approvals, denials and orders, and
/// the account that is kept of them. A chat under trial says how one speaks in it.
@NullMarked
package dev.quorate.deploy.forgery;

import org.jspecify.annotations.NullMarked;
