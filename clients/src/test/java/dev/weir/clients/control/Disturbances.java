package dev.weir.clients.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happens to Weir while it serves, at shares of the requests: the gateway is killed, admin is
 * killed, the database is stopped, and the gateway is killed again while its records cannot leave.
 * Requests beyond a share wait until what belongs to it has happened.
 */
final class Disturbances {

  static final int GATEWAY_KILLS = 2;
  private static final long LOOK_EVERY_MILLIS = 5;

  private final Installation weir;
  private final int all;
  private final AtomicInteger sent = new AtomicInteger();
  private final List<String> told = new ArrayList<>();
  private volatile int allowed;

  /**
   * @param all how many requests there will be
   */
  Disturbances(Installation weir, int all) {
    this.weir = weir;
    this.all = all;
  }

  /** Does all of it, and returns when everything runs again. */
  void run() {
    allow(30);
    await(15);
    weir.gateway().kill();
    weir.gateway().start();
    tell("gateway killed and started");
    allow(45);
    await(30);
    weir.admin().kill();
    tell("admin killed");
    await(45);
    weir.admin().start();
    tell("admin started");
    allow(70);
    await(50);
    weir.database().stop();
    tell("database stopped");
    await(60);
    weir.gateway().kill();
    weir.gateway().start();
    tell("gateway killed and started");
    await(70);
    weir.database().start();
    tell("database started");
    allow(100);
  }

  private void allow(int percent) {
    allowed = share(percent);
  }

  private int share(int percent) {
    return Math.toIntExact((long) all * percent / 100);
  }

  private void await(int percent) {
    while (sent.get() < share(percent)) {
      ProofCaller.pause(LOOK_EVERY_MILLIS);
    }
  }

  private void tell(String what) {
    told.add("%-35s after %6d requests".formatted(what, sent.get()));
  }

  /** Whether the request of this number may be sent now. */
  boolean allows(int number) {
    return number < allowed;
  }

  /** One more request has come to its end. */
  void sent() {
    sent.incrementAndGet();
  }

  List<String> told() {
    return told;
  }
}
