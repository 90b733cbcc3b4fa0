/**
 * Accounts: who somebody is, and what they may do.
 *
 * <p>{@code access.yaml} is the table of who may do which operation; {@link org.zonemark.account.AccessTable} reads it,
 * and the interface asks it for every request. Start at {@link org.zonemark.account.AccountService}. It may use
 * {@code audit} and {@code words}.
 */
@NullMarked
package org.zonemark.account;

import org.jspecify.annotations.NullMarked;
