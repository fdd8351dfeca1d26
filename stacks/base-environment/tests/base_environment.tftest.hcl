variables {
  role_arn    = "arn:aws:iam::111111111111:role/cambio-dev-deliver"
  fleet       = "cambio"
  environment = "dev"
  account     = "111111111111"
  region      = "us-east-1"
  domain      = "dev.cambio.example"
  protect     = false
  network     = { cidr = "10.20.0.0/16", zones = 2, nat = "single" }
  databases = {
    main   = { version = "16", class = "db.t4g.medium", storage_gb = 50 }
    ledger = { engine = "aurora_postgres", version = "16", capacity = { min = 0.5, max = 2 }, replicas = 1, rotate_days = 90 }
  }
  buckets    = { statements = { expire_days = 365, tier_days = 30, replicate = "eu-west-1" } }
  secrets    = { payments-key = {}, rates = { rotation = { days = 30, lambda_arn = "arn:aws:lambda:us-east-1:111111111111:function:rotate" } } }
  parameters = { rates-url = "https://rates.example/v1" }
  alerts     = { email = ["oncall@cambio.example"] }
  instances = {
    bastion    = { version = "2023", type = "t4g.micro", disk_gb = 20, databases = ["main"], schedule = { start = "08:00", stop = "20:00" } }
    backoffice = { os = "windows", version = "2025", type = "t3.large", disk_gb = 50 }
  }
}

run "apply_behind_api_gateway" {
  command = apply

  assert {
    condition     = keys(output.load_balancers) == ["internal"] && output.api != null
    error_message = "Behind API Gateway, there must be no public load balancer."
  }

  assert {
    condition     = output.internal_url == "https://internal.dev.cambio.example" && output.public_url == "https://api.dev.cambio.example"
    error_message = "The names must follow from the domain."
  }

  assert {
    condition     = output.cluster.arn == "arn:aws:ecs:us-east-1:111111111111:cluster/cambio-dev" && output.cluster.schedule_group == "cambio-dev"
    error_message = "The cluster must be named after fleet and environment."
  }

  assert {
    condition     = length(distinct(values(output.keys))) == 3
    error_message = "Data, logs and secrets must have keys of their own."
  }

  assert {
    condition     = output.databases.main.name == "main" && output.databases.main.endpoint == "${output.databases.main.address}:5432"
    error_message = "The database must be there."
  }

  assert {
    condition     = output.databases.ledger.name == "ledger" && output.databases.ledger.username == "master" && strcontains(output.databases.ledger.endpoint, ".cluster-") && strcontains(output.databases.ledger.secret_arn, ":secret:rds!cluster-")
    error_message = "The Aurora cluster must be there, used as an instance is."
  }

  assert {
    condition     = output.copies.statements.name == "cambio-dev-statements-111111111111-eu-west-1"
    error_message = "The bucket must have a copy in the other region."
  }

  assert {
    condition     = output.secrets["payments-key"].name == "cambio-dev-payments-key" && keys(output.secrets) == ["payments-key", "rates"]
    error_message = "The secrets must be there, to be filled."
  }

  assert {
    condition     = output.parameters["rates-url"].name == "/cambio/dev/rates-url"
    error_message = "The parameter must be below the environment's path."
  }

  assert {
    condition     = length(distinct(values(output.instances)[*].id)) == 2 && alltrue([for i in values(output.instances) : startswith(i.id, "i-")])
    error_message = "The instances must be there."
  }

  assert {
    condition     = output.buckets.statements.name == "cambio-dev-statements-111111111111-us-east-1"
    error_message = "The bucket must be named after fleet, environment, account and region."
  }

  assert {
    condition     = startswith(output.cdn_certificate_arn, "arn:aws:acm:us-east-1:")
    error_message = "CloudFront's certificate must be in us-east-1."
  }

  assert {
    condition     = output.boundary_arn == "arn:aws:iam::111111111111:policy/cambio-dev-boundary"
    error_message = "The boundary of the environment's roles must be named after it."
  }

  assert {
    condition     = length(output.private_subnet_ids) == 2 && length(output.name_servers) == 4
    error_message = "There must be a subnet a zone, and a zone to delegate to."
  }
}

run "tells_of_alarms_and_costs" {
  command = apply

  variables {
    alerts             = { email = ["oncall@cambio.example"], webhook = "cambio/dev/chat" }
    costs              = { monthly = 500, scope = "environment" }
    dashboard          = false
    log_retention_days = 90
  }

  assert {
    condition     = length(module.webhook) == 1 && length(module.budget) == 1 && length(module.dashboard) == 0
    error_message = "There must be a webhook and a budget, and no dashboard."
  }

  assert {
    condition     = output.releases == { namespace = "cambio/dev", metric = "releases", log_group = "/aws/events/cambio-dev/releases" }
    error_message = "Releases must be counted in the environment's namespace."
  }
}

run "apply_behind_cloudfront_with_routes" {
  command = apply

  variables {
    databases  = {}
    buckets    = {}
    secrets    = {}
    parameters = {}
    instances  = {}
    edge = {
      cdn  = true
      waf  = { rate = 500, block = ["203.0.113.0/24"] }
      cors = { origins = ["https://dev.cambio.example"] }
      auth = { customers = { issuer = "https://id.cambio.example", audience = ["cambio"] } }
    }
    routes = {
      orders = { paths = ["/orders", "/orders/*"], auth = "customers", scopes = ["orders"], throttle = { rate = 50, burst = 100 } }
      rates  = { paths = ["/rates/*"] }
    }
  }

  assert {
    condition     = output.public_url == "https://api.dev.cambio.example" && strcontains(output.web_acl_arn, ":global/webacl/cambio-dev/")
    error_message = "The public name must stay, behind the web ACL."
  }

  assert {
    condition     = local.public_target == module.cdn[0].target && endswith(local.public_target.dns_name, ".cloudfront.net")
    error_message = "The public name must lead to CloudFront."
  }

  assert {
    condition     = length(module.origin_guard) == 1 && module.origin_key[0].header == "x-flota-origin" && strcontains(module.origin_guard[0].web_acl_arn, ":regional/webacl/cambio-dev-origin/")
    error_message = "The API must be asked through CloudFront only."
  }

  assert {
    condition     = output.route_keys == { orders = tolist(["ANY /orders", "ANY /orders/{proxy+}"]), rates = tolist(["ANY /rates/{proxy+}"]) }
    error_message = "The API must have the routes of the public services."
  }

  assert {
    condition     = output.routes["orders"].auth == "customers" && output.routes["orders"].throttle.burst == 100 && output.routes["rates"].paths == toset(["/rates/*"]) && output.routes["rates"].auth == null
    error_message = "The outputs must tell what the API was given, so that a service's plan can tell what it lacks."
  }

  assert {
    condition     = [for l in module.route["orders"].limits : l.rate] == [50, 50] && length(module.route["rates"].limits) == 0
    error_message = "Only the service that asks for it must have a limit of its own."
  }

  assert {
    condition     = keys(output.load_balancers) == ["internal"]
    error_message = "Behind API Gateway, there must be no public load balancer."
  }
}

# A limit goes with its route, in one apply: API Gateway refuses settings of a route that is not there.
run "apply_with_one_route_less" {
  command = apply

  variables {
    databases  = {}
    buckets    = {}
    secrets    = {}
    parameters = {}
    instances  = {}
    edge       = { cdn = true }
    routes     = { rates = { paths = ["/rates/*"] } }
  }

  assert {
    condition     = keys(output.route_keys) == ["rates"] && output.web_acl_arn == null && length(module.origin_guard) == 0
    error_message = "What the manifest no longer has must go."
  }
}

run "apply_within_the_network_behind_cloudfront" {
  command = apply

  variables {
    edge       = { api = false, cdn = true }
    network    = { cidr = "10.20.0.0/16", nat = "none" }
    databases  = {}
    buckets    = {}
    secrets    = {}
    parameters = {}
    instances  = {}
  }

  assert {
    condition     = keys(output.load_balancers) == ["internal", "public"] && startswith(output.load_balancers.public.dns_name, "internal-")
    error_message = "Behind CloudFront, the public services' load balancer must be within the network."
  }

  assert {
    condition     = endswith(local.public_target.dns_name, ".cloudfront.net") && output.api == null
    error_message = "The public name must lead to CloudFront."
  }
}

run "apply_behind_a_public_load_balancer" {
  command = apply

  variables {
    edge       = { api = false, waf = {} }
    network    = { cidr = "10.20.0.0/16", nat = "none" }
    databases  = {}
    buckets    = {}
    secrets    = {}
    parameters = {}
    instances  = {}
  }

  assert {
    condition     = strcontains(module.waf[0].arn, ":regional/webacl/") && output.web_acl_arn == null
    error_message = "Without CloudFront, the web ACL must stand before the load balancer."
  }

  assert {
    condition     = keys(output.load_balancers) == ["internal", "public"] && output.api == null
    error_message = "Without API Gateway, there must be a public load balancer."
  }

  assert {
    condition     = output.load_balancers.public.listener_arn != output.load_balancers.internal.listener_arn
    error_message = "Each load balancer must have its listener."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    environment        = "shared"
    databases          = { main = { engine = "mysql", version = "8", class = "db.t4g.medium", storage_gb = 50 } }
    buckets            = { statements = { replicate = "us-east-1" } }
    log_retention_days = 31
    edge               = { waf = {} }
  }

  expect_failures = [var.environment, var.databases, var.buckets, var.log_retention_days, var.edge]
}

run "refuses_an_instance_of_an_unknown_database" {
  command = plan

  variables {
    instances = { bastion = { version = "2023", type = "t4g.micro", disk_gb = 20, databases = ["orders"] } }
  }

  expect_failures = [var.instances]
}

run "refuses_an_issuer_that_is_not_there" {
  command = plan

  variables {
    routes = { orders = { paths = ["/orders"], auth = "customers" } }
  }

  expect_failures = [var.routes]
}

run "guards_its_account" {
  command = plan

  variables {
    security = { account_wide = true, region_wide = true, trail = "account", baseline = true, detection = true, config = true, break_glass = ["arn:aws:iam::111111111111:user/ana"], break_glass_alarm = true }
    shared   = { audit = { bucket = "cambio-audit-999999999999-us-east-1", key_arn = "arn:aws:kms:us-east-1:999999999999:key/1" } }
  }

  assert {
    condition     = output.guard.recorder == "default" && module.guard.account_wide
    error_message = "The stack that carries the account must make what the account has once."
  }
}

run "refuses_a_trail_without_the_audit_bucket" {
  command = plan

  variables {
    security = { trail = "account" }
  }

  expect_failures = [var.shared]
}
