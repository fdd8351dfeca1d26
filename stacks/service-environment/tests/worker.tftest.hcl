variables {
  role_arn    = "arn:aws:iam::111111111111:role/cambio-dev-deliver"
  fleet       = "cambio"
  environment = "dev"
  account     = "111111111111"
  region      = "us-east-1"

  # Terraform gives the default of an ephemeral variable to the apply of a test alone.
  parameter_values = {}

  core = {
    repository = {
      arn = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/mailer"
      url = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/mailer"
    }
  }

  service = {
    name  = "mailer"
    kind  = "worker"
    size  = { cpu = 256, memory = 512 }
    count = { min = 1, max = 1 }
    needs = ["accounts"]
  }
}

run "base" {
  module {
    source = "../base-environment"
  }

  variables {
    domain    = "dev.cambio.example"
    protect   = false
    network   = { cidr = "10.20.0.0/16", discovery = true }
    databases = { main = { version = "16", class = "db.t4g.medium", storage_gb = 50 } }
    buckets   = { statements = {} }
  }
}

run "apply" {
  command = apply

  variables {
    base = run.base
  }

  assert {
    condition     = output.unwell_alarm == "cambio-dev-mailer-errors" && output.service_name == "cambio-dev-mailer" && length(output.alarm_names) == 0 && length(output.urls) == 0
    error_message = "A worker must be a service without requests."
  }

  assert {
    condition     = output.target_groups == null && output.test_header == null && output.production_rule_arn == null && output.schedule == null && output.site == null
    error_message = "A worker must have nothing of the other kinds."
  }

  assert {
    condition     = !contains(keys(local.environment), "PORT") && local.environment["ACCOUNTS_URL"] == "https://internal.dev.cambio.example"
    error_message = "A worker must find the services it needs, and listen on nothing."
  }

  assert {
    condition     = local.security_group_ids == toset([output.security_group_id])
    error_message = "A worker without a database must not reach one."
  }
}

run "found_by_name" {
  command = apply

  variables {
    base = run.base
    service = {
      name      = "mailer"
      kind      = "worker"
      size      = { cpu = 256, memory = 512 }
      count     = { min = 1, max = 1 }
      port      = 7000
      discovery = true
      needs     = ["rate-feed"]
      peers     = { rate-feed = 7100 }
    }
  }

  assert {
    condition     = output.discovery == "mailer.cambio-dev.internal:7000" && local.environment["PORT"] == "7000"
    error_message = "A worker with discovery must listen on its port and be found by its name."
  }

  assert {
    condition     = local.environment["RATE_FEED_ADDRESS"] == "rate-feed.cambio-dev.internal:7100"
    error_message = "A service must be told the name and port of one that it needs."
  }

  assert {
    condition     = local.security_group_ids == toset([output.security_group_id, run.base.discovery.security_group_id])
    error_message = "Those that find each other by name must be in the group of the peers."
  }
}

run "refuses_a_name_that_the_base_does_not_have" {
  command = plan

  variables {
    base = merge(run.base, { discovery = null })
    service = {
      name      = "mailer"
      kind      = "worker"
      size      = { cpu = 256, memory = 512 }
      count     = { min = 1, max = 1 }
      port      = 7000
      discovery = true
    }
  }

  expect_failures = [var.base]
}
