package dev.weir.admin.security;

/** A sign-in that is refused although the issuer vouches for the person. */
public final class SignInRefused extends RuntimeException {

  public SignInRefused(String message) {
    super(message, null, false, false);
  }
}
