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
      arn = "arn:aws:ecr:us-east-1:111111111111:repository/cambio/settle"
      url = "111111111111.dkr.ecr.us-east-1.amazonaws.com/cambio/settle"
    }
  }

  service = {
    name     = "settle"
    kind     = "job"
    size     = { cpu = 256, memory = 512 }
    schedule = "rate(5 minutes)"
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
    buckets   = { statements = {} }
  }
}

run "apply" {
  command = apply

  variables {
    base = run.base
  }

  assert {
    condition     = output.schedule.name == "cambio-dev-settle" && output.schedule.group == "cambio-dev" && output.schedule.arn == "arn:aws:scheduler:us-east-1:111111111111:schedule/cambio-dev/cambio-dev-settle"
    error_message = "A job must have its schedule."
  }

  assert {
    condition     = output.service_arn == null && output.task_definition_family == "cambio-dev-settle" && length(output.subnet_ids) == 2
    error_message = "A job must be a task definition, not a service."
  }
}

run "refuses_a_job_without_a_schedule" {
  command = plan

  variables {
    base    = run.base
    service = { name = "settle", kind = "job", size = { cpu = 256, memory = 512 } }
  }

  expect_failures = [var.service]
}
