package dev.weir.simulator.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.simulator.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'string'} | 'value sample'",
        "{'type':'string','format':'date'} | '2026-01-31'",
        "{'type':'string','maxLength':3} | 'val'",
        "{'enum':['b','a']} | 'b'",
        "{'const':7} | 7",
        "{'type':['null','integer']} | 1",
        "{'type':'INTEGER','minimum':5} | 5",
        "{'type':'number','maximum':1} | 1.0",
        "{'type':'boolean'} | true",
        "{'type':'array','minItems':2,'items':{'type':'integer'}} | [1,1]",
        "{'anyOf':[{'type':'null'},{'type':'boolean'}]} | true",
        "{'type':'object','properties':{'a':{'type':'integer'},'b':{}},'required':['a']} | {'a':1}",
        "{'type':'object','properties':{'a':{'type':'integer'}}} | {'a':1}",
        "{'type':'object'} | {}",
        "{'$ref':'#/$defs/x','$defs':{'x':{'type':'integer'}}} | 1"
      })
  void follows(String schema, String sample) {
    assertThat(Json.text(SampleValue.of(Json.parse(schema.replace('\'', '"')))))
        .isEqualTo(sample.replace('\'', '"'));
  }

  @Test
  void endsWhereASchemaContainsItself() {
    String schema =
        "{'type':'object','properties':{'next':{'$ref':'#'}},'required':['next']}"
            .replace('\'', '"');

    assertThat(Json.text(SampleValue.of(Json.parse(schema)))).startsWith("{\"next\":{\"next\":");
  }
}
