variables {
  fleet      = "cambio"
  principals = ["arn:aws:iam::111111111111:user/ben", "arn:aws:iam::111111111111:user/ana"]
}

run "named_people_with_a_second_factor" {
  command = apply

  assert {
    condition     = output.name == "cambio-break-glass" && aws_iam_role.this.max_session_duration == 3600
    error_message = "The role must be known by its name, and last an hour."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Principal.AWS == ["arn:aws:iam::111111111111:user/ana", "arn:aws:iam::111111111111:user/ben"]
    error_message = "Those who are named may take it, nobody else."
  }

  assert {
    condition = (
      jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.Bool["aws:MultiFactorAuthPresent"] == "true" &&
      jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.NumericLessThan["aws:MultiFactorAuthAge"] == "3600"
    )
    error_message = "A second factor, shown in the last hour, must be asked for."
  }

  assert {
    condition     = endswith(aws_iam_role_policy_attachment.this.policy_arn, ":policy/AdministratorAccess") && aws_iam_role.this.permissions_boundary == null
    error_message = "In an emergency, it must be able to do everything."
  }
}

run "refuses_a_whole_account" {
  command = plan

  variables {
    principals = ["arn:aws:iam::111111111111:root"]
  }

  expect_failures = [var.principals]
}
