package dev.weir.gateway.app;

import dev.weir.gateway.control.ControlPlane;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: with admin, a snapshot is there, and room to record what must be recorded. */
@Component("weirHealthIndicator")
class WeirHealth implements HealthIndicator {

  private final ObjectProvider<ControlPlane> controls;

  WeirHealth(ObjectProvider<ControlPlane> controls) {
    this.controls = controls;
  }

  @Override
  public Health health() {
    ControlPlane control = controls.getIfAvailable();
    return control == null || control.isReady()
        ? Health.up().build()
        : Health.outOfService().build();
  }
}
