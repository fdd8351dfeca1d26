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
      arn = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/orders"
      url = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/orders"
    }
  }

  service = {
    name     = "orders"
    kind     = "http"
    port     = 8080
    priority = 4711
    health   = { path = "/healthz" }
    size     = { cpu = 256, memory = 512 }
    count    = { min = 2, max = 10 }
    route    = { public = true }
    needs    = ["accounts", "ledger-writer"]
    env      = { LOG_LEVEL = "info" }
    secrets = {
      PAYMENTS_KEY = { source = "ssm", name = "/cambio/dev/payments-key" }
      TOKEN        = { source = "secret", name = "cambio/token" }
      SIGNING_KEY  = { source = "secret", name = "signing-key" }
      DATABASE_URL = { source = "database", name = "main" }
    }
    buckets = ["statements"]
    deploy = {
      strategy     = "canary"
      bake_seconds = 300
      canary       = { percent = 10, wait_seconds = 60 }
      rollback_on  = { error_rate = 1, p99_seconds = 0.5 }
    }
  }
}

run "base" {
  module {
    source = "../base-environment"
  }

  variables {
    domain    = "dev.cambio.example"
    protect   = false
    network   = { cidr = "10.20.0.0/16" }
    databases = { main = { version = "16", class = "db.t4g.medium", storage_gb = 50 } }
    secrets   = { signing-key = {} }
    buckets   = { statements = {} }
  }
}

run "apply_public" {
  command = apply

  variables {
    base = run.base
  }

  assert {
    condition     = output.service_name == "cambio-dev-orders" && output.service_arn == "arn:aws:ecs:us-east-1:111111111111:service/cambio-dev/cambio-dev-orders"
    error_message = "The service must be named after fleet, environment and service."
  }

  assert {
    condition     = output.test_header == { name = "x-flota-test", value = "orders-${substr(sha256("${run.base.vpc_id}/orders"), 0, 16)}" }
    error_message = "The test header must follow from the network and the service."
  }

  assert {
    condition     = output.listener_arn == run.base.load_balancers.internal.listener_arn && output.internal_host == "internal.dev.cambio.example"
    error_message = "The service must stand behind the internal load balancer."
  }

  assert {
    condition     = output.target_groups.blue.name == "cambio-dev-orders-b" && output.target_groups.green.name == "cambio-dev-orders-g"
    error_message = "There must be two target groups."
  }

  assert {
    condition     = length(output.alarm_names) == 6 && output.production_rule_arn != output.test_rule_arn
    error_message = "There must be six alarms and two rules."
  }

  assert {
    condition     = output.unwell_alarm == "cambio-dev-orders-unwell" && [for n in output.alarm_names : strcontains(module.watch[0].rule, "ALARM(\"${n}\")")] == [true, true, true, true, true, true]
    error_message = "One composite alarm must sum up all that roll a release back."
  }

  assert {
    condition     = module.dashboard[0].name == "cambio-dev-orders"
    error_message = "The service must have a dashboard."
  }

  assert {
    condition     = local.environment["ACCOUNTS_URL"] == "https://internal.dev.cambio.example" && local.environment["LEDGER_WRITER_URL"] == "https://internal.dev.cambio.example"
    error_message = "The service must find those that it needs."
  }

  assert {
    condition     = local.environment["PORT"] == "8080" && local.environment["LOG_LEVEL"] == "info" && local.environment["STATEMENTS_BUCKET"] == run.base.buckets.statements.name
    error_message = "The service must be told its port, its settings and its bucket."
  }

  assert {
    condition     = local.environment["DATABASE_URL"] == "postgres://master@${run.base.databases.main.endpoint}/main?sslmode=require"
    error_message = "The database's address must carry no password."
  }

  assert {
    condition     = local.secrets["PGPASSWORD"].arn == run.base.databases.main.secret_arn && local.secrets["PGPASSWORD"].key == "password"
    error_message = "The password must come from the secret that RDS keeps."
  }

  assert {
    condition     = local.secrets["PAYMENTS_KEY"].arn == "arn:aws:ssm:us-east-1:111111111111:parameter/cambio/dev/payments-key" && local.secrets["TOKEN"].arn == "arn:aws:secretsmanager:us-east-1:111111111111:secret:cambio/token"
    error_message = "Secrets must be named by ARN."
  }

  assert {
    condition     = local.secrets["SIGNING_KEY"] == { kind = "secret", arn = run.base.secrets["signing-key"].arn }
    error_message = "A secret of the base must be known by its whole ARN."
  }

  assert {
    condition     = local.security_group_ids == toset([output.security_group_id, run.base.databases.main.client_security_group_id])
    error_message = "The tasks must be clients of the database."
  }

  assert {
    condition = output.urls == tolist([
      "https://api.dev.cambio.example/orders", "https://api.dev.cambio.example/orders/",
      "https://internal.dev.cambio.example/orders", "https://internal.dev.cambio.example/orders/",
    ])
    error_message = "The URLs must be the world's first, then the other services'."
  }

  assert {
    condition     = output.log_group == "/cambio/dev/orders" && output.container_name == "orders" && output.task_definition_family == "cambio-dev-orders"
    error_message = "The outputs must tell a release what it moves."
  }
}

run "plan_behind_a_public_load_balancer" {
  command = plan

  variables {
    base = merge(run.base, {
      api            = null
      load_balancers = merge(run.base.load_balancers, { public = merge(run.base.load_balancers.internal, { listener_arn = "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/cambio-dev-public/0123456789abcdef/0123456789abcdef" }) })
    })
  }

  assert {
    condition     = strcontains(output.listener_arn, "cambio-dev-public") && output.internal_host == "api.dev.cambio.example"
    error_message = "Without API Gateway, a public service must stand behind the public load balancer."
  }

  assert {
    condition     = output.urls == tolist(["https://api.dev.cambio.example/orders", "https://api.dev.cambio.example/orders/"])
    error_message = "Each URL must be told once."
  }
}

run "refuses_what_the_base_lacks" {
  command = plan

  variables {
    base = merge(run.base, { databases = {}, buckets = {} })
  }

  expect_failures = [var.base]
}

run "keeps_values_of_hcp_terraform_in_parameters" {
  variables {
    base               = run.base
    parameter_values   = { API_KEY = "the value", UNUSED = "another" }
    parameter_versions = { API_KEY = 4711 }
    service = {
      name     = "orders"
      kind     = "http"
      port     = 8080
      priority = 12
      health   = { path = "/healthz" }
      size     = { cpu = 256, memory = 512 }
      count    = { min = 1, max = 1, cpu = 60 }
      route    = { paths = ["/orders"], public = false }
      secrets = {
        KEY       = { source = "hcp", name = "API_KEY" }
        KEY_AGAIN = { source = "hcp", name = "API_KEY" }
      }
      deploy = {}
    }
  }

  assert {
    condition     = [for p in module.parameter : p.name] == ["/cambio/dev/orders/API_KEY"]
    error_message = "A value must be in one parameter of the service's own, however often it is used."
  }

  assert {
    condition     = local.secrets["KEY"] == { kind = "parameter", arn = module.parameter["API_KEY"].arn } && local.secrets["KEY_AGAIN"].arn == module.parameter["API_KEY"].arn
    error_message = "The task must read the parameter."
  }
}

run "refuses_two_databases_and_unknown_sources" {
  command = plan

  variables {
    base = run.base
    service = {
      name = "orders"
      kind = "http"
      secrets = {
        A = { source = "database", name = "main" }
        B = { source = "database", name = "other" }
        C = { source = "vault", name = "C" }
      }
    }
  }

  expect_failures = [var.service]
}
