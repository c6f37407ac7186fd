package dev.weir.admin.access;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The hashes of gateway keys. */
interface KeySecrets extends Repository<KeySecret, String> {

  KeySecret save(KeySecret secret);

  Optional<KeySecret> findById(String hash);

  List<KeySecret> findByKeyId(String keyId);

  @Query("SELECT s FROM KeySecret s ORDER BY s.createdAt DESC, s.hash")
  List<KeySecret> inOrder();
}
