package dev.weir.admin.governance;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The rules in the database. */
interface RuleRepository extends Repository<RuleEntity, String> {

  List<RuleEntity> findAllByOrderByScopeAscSubjectAsc();

  Optional<RuleEntity> findById(String id);

  boolean existsByScopeAndSubject(String scope, String subject);

  RuleEntity save(RuleEntity rule);

  void delete(RuleEntity rule);
}
