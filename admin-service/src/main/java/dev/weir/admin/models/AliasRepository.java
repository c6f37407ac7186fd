package dev.weir.admin.models;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The aliases in the database. */
interface AliasRepository extends Repository<AliasEntity, String> {

  List<AliasEntity> findAllByOrderByNameAsc();

  Optional<AliasEntity> findById(String name);

  AliasEntity save(AliasEntity alias);

  void delete(AliasEntity alias);
}
