variables {
  role_arn    = "arn:aws:iam::111111111111:role/cambio-dev-deliver"
  fleet       = "cambio"
  environment = "dev"
  account     = "111111111111"
  region      = "us-east-1"

  # Terraform gives the default of an ephemeral variable to the apply of a test alone.
  parameter_values = {}


  core = {}
  service = {
    name  = "web"
    kind  = "site"
    route = { paths = ["/*"] }
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
    condition     = output.site.bucket == "cambio-dev-web-111111111111-us-east-1" && output.site.live_prefix == "live" && output.site.versions_prefix == "versions"
    error_message = "A site must say where a release uploads to."
  }

  assert {
    condition     = output.urls == tolist(["https://web.dev.cambio.example", "https://dev.cambio.example"])
    error_message = "A site that claims every path must answer at the environment's domain too."
  }

  assert {
    condition     = output.service_arn == null && output.task_definition_arn == null && output.log_group == null
    error_message = "A site must run no tasks."
  }
}
