variables {
  name = "cambio"
}

run "apply" {
  command = apply

  assert {
    condition     = aws_codeconnections_connection.this.name == "cambio" && aws_codeconnections_connection.this.provider_type == "Bitbucket"
    error_message = "The connection must lead to Bitbucket."
  }

  assert {
    condition     = can(regex("^arn:aws:codeconnections:[a-z0-9-]+:[0-9]{12}:connection/[0-9a-f-]{36}$", output.arn))
    error_message = "The ARN must be that of a connection."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name = "a-name-of-more-than-thirty-two-characters"
    host = "floppy"
  }

  expect_failures = [var.name, var.host]
}
