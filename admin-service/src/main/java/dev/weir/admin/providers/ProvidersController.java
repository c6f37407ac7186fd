package dev.weir.admin.providers;

import dev.weir.admin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Providers and their keys; keys go in and never come out. */
@RestController
@RequestMapping({"/api/ai/providers", "/ai/providers/keys"})
class ProvidersController {

  private final Providers providers;

  ProvidersController(Providers providers) {
    this.providers = providers;
  }

  @GetMapping
  @PreAuthorize("hasAuthority('admin')")
  Page<ProviderView> listProviders() {
    return new Page<>(providers.all(), null);
  }

  @PostMapping
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.CREATED)
  ProviderView createProvider(@RequestBody ProviderRequest asked) {
    return providers.create(asked);
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAuthority('admin')")
  ProviderView getProvider(@PathVariable("id") String id) {
    return providers.one(id);
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAuthority('admin')")
  ProviderView changeProvider(@PathVariable("id") String id, @RequestBody ProviderRequest asked) {
    return providers.change(id, asked);
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAuthority('admin')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteProvider(@PathVariable("id") String id) {
    providers.delete(id);
  }

  /** Checks a key that is sent, and keeps nothing. */
  @PostMapping("/test")
  @PreAuthorize("hasAuthority('admin')")
  LiveCheck.Result testNewProvider(@RequestBody ProviderRequest asked) {
    return providers.test(asked);
  }

  /** Checks the key that is kept. */
  @PostMapping("/{id}/test")
  @PreAuthorize("hasAuthority('admin')")
  LiveCheck.Result testProvider(@PathVariable("id") String id) {
    return providers.test(id);
  }
}
