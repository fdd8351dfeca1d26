run "draws_three" {
  command = apply

  assert {
    condition     = length(distinct(values(nonsensitive(output.accepted)))) == 3 && alltrue([for k in values(nonsensitive(output.accepted)) : can(regex("^[a-zA-Z0-9]{40}$", k))])
    error_message = "There must be three keys, of 40 letters and digits: a header takes them all."
  }

  assert {
    condition     = nonsensitive(output.current) == nonsensitive(output.accepted.current) && output.header == "x-flota-origin"
    error_message = "The key that is sent must be one that is good."
  }
}

run "keeps_them" {
  command = apply

  assert {
    condition     = nonsensitive(output.accepted) == nonsensitive(run.draws_three.accepted)
    error_message = "Another apply must change no key."
  }
}

run "moves_on" {
  command = apply

  variables {
    generation = 2
  }

  assert {
    condition     = nonsensitive(output.current) == nonsensitive(run.draws_three.accepted.next) && nonsensitive(output.accepted.before) == nonsensitive(run.draws_three.current)
    error_message = "What comes must have been good before, and what goes must be good for a while."
  }

  assert {
    condition     = !contains(values(nonsensitive(output.accepted)), nonsensitive(run.draws_three.accepted.before))
    error_message = "After two steps a key must be good for nothing."
  }
}

run "refuses_parts" {
  command = plan

  variables {
    generation = 0.5
  }

  expect_failures = [var.generation]
}
