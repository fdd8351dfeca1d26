variables {
  fleet    = "cambio"
  account  = "111111111111"
  region   = "us-east-1"
  accounts = ["111111111111", "222222222222"]
  service  = { name = "orders", kind = "http" }
  shared   = { keys = { delivery = "arn:aws:kms:us-east-1:111111111111:key/44444444-2222-3333-4444-555555555555" } }
}

run "apply" {
  command = apply

  assert {
    condition = output.repository == {
      name = "cambio/orders"
      arn  = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/orders"
      url  = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/orders"
    }
    error_message = "The service must have a repository in the shared account."
  }
}

run "plan_site_has_no_repository" {
  command = plan

  variables {
    service = { name = "web", kind = "site" }
  }

  assert {
    condition     = output.repository == null
    error_message = "A site is files, not an image."
  }
}

run "refuses_an_unknown_kind" {
  command = plan

  variables {
    service = { name = "orders", kind = "lambda" }
  }

  expect_failures = [var.service]
}
