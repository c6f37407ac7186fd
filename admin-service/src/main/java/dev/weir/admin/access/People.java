package dev.weir.admin.access;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** The people who are stored. */
interface People extends Repository<Person, String> {

  Person save(Person person);

  void delete(Person person);

  Optional<Person> findById(String id);

  boolean existsBy();

  Optional<Person> findByIssuerAndSubject(String issuer, String subject);

  @Query("SELECT p FROM Person p WHERE lower(p.name) = lower(:name)")
  Optional<Person> named(@Param("name") String name);

  /** By name, those after a name. */
  @Query(
      """
      SELECT p FROM Person p
       WHERE lower(p.name) > lower(:after)
       ORDER BY lower(p.name)
      """)
  List<Person> list(@Param("after") String after, Limit limit);

  /** Everybody who is active and could be an admin; locked, so that two cannot leave at once. */
  @Query(
      value =
          """
          SELECT count(*)
            FROM (SELECT id
                    FROM people
                   WHERE is_active AND role IN ('owner', 'admin') AND id <> :id
                     FOR UPDATE) AS others
          """,
      nativeQuery = true)
  long otherActiveAdmins(@Param("id") String id);

  /** Ends every session of a person. */
  @Modifying
  @Query(value = "DELETE FROM person_sessions WHERE person_id = :id", nativeQuery = true)
  void endSessions(@Param("id") String id);
}
