package dev.weir.admin.providers;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The providers in the database. */
interface ProviderRepository extends Repository<ProviderEntity, String> {

  List<ProviderEntity> findAllByOrderByIdAsc();

  Optional<ProviderEntity> findById(String id);

  boolean existsById(String id);

  ProviderEntity save(ProviderEntity provider);

  void deleteById(String id);

  /** Writes now what the transaction has saved: plain SQL that refers to it follows. */
  void flush();
}
