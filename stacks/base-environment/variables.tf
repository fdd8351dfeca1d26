variable "fleet" {
  description = "The fleet's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*[a-z0-9]$", var.fleet))
    error_message = "A fleet's name has lower-case letters, digits and dashes, starts with a letter and ends with no dash."
  }
}

variable "environment" {
  description = "The environment's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.environment)) && !contains(["shared", "core"], var.environment)
    error_message = "An environment's name has lower-case letters, digits and dashes, and is not \"shared\" or \"core\"."
  }
}

variable "account" {
  description = "Account of the stack, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the stack."
  type        = string
  nullable    = false
}

variable "role_arn" {
  description = "Role of the account that Terraform assumes to work there. Null: the credentials at hand are the account's own."
  type        = string
  default     = null
  # A plan is made with one role and applied with another, and holds neither.
  ephemeral = true
}

variable "shared_account" {
  description = "Account of the pipelines, which get two roles here. Null: there are none."
  type        = string
  default     = null
}

variable "domain" {
  description = "The environment's domain, such as dev.cambio.example."
  type        = string
  nullable    = false
}

variable "zone_id" {
  description = "Public Route 53 zone of the domain, where there is one already. Null: the stack makes one, and its first apply waits until the parent domain delegates to it."
  type        = string
  default     = null
}

variable "protect" {
  description = "Whether load balancers and databases are protected from deletion, and databases leave a last snapshot."
  type        = bool
  default     = true
  nullable    = false
}

variable "network" {
  description = "The network: its addresses, number of zones, NAT (`none`, `single`, `per_zone`), interface endpoints (null: by NAT), and whether services are found by names of their own."
  type = object({
    cidr      = string
    zones     = optional(number, 2)
    nat       = optional(string, "single")
    endpoints = optional(set(string))
    discovery = optional(bool, false)
  })
  nullable = false
}

variable "edge" {
  description = "How the world reaches public services: by API Gateway, or else by a load balancer; behind CloudFront, and a web ACL, where those are asked for (`origin_key`: number of the key by which an API knows CloudFront's requests). The API's limits, the pages that may call it, and the issuers of tokens."
  type = object({
    api           = optional(bool, true)
    cdn           = optional(bool, false)
    cache_seconds = optional(number, 0)
    waf = optional(object({
      rules          = optional(set(string), ["common", "known_bad_inputs", "ip_reputation"])
      rate           = optional(number, 2000)
      window_seconds = optional(number, 300)
      block          = optional(set(string), [])
      origin_key     = optional(number, 1)
    }))
    throttle = optional(object({
      rate  = optional(number, 1000)
      burst = optional(number, 2000)
    }), {})
    cors = optional(object({
      origins         = set(string)
      methods         = optional(set(string), ["*"])
      headers         = optional(set(string), ["authorization", "content-type"])
      expose          = optional(set(string), [])
      credentials     = optional(bool, false)
      max_age_seconds = optional(number, 600)
    }))
    auth = optional(map(object({
      issuer   = string
      audience = set(string)
    })), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.edge.waf == null || var.edge.cdn || !var.edge.api
    error_message = "AWS WAF cannot guard HTTP APIs of API Gateway: it needs CloudFront before them."
  }

  validation {
    condition     = var.edge.api || (var.edge.cors == null && length(var.edge.auth) == 0)
    error_message = "CORS and tokens are API Gateway's to check: they need api."
  }
}

variable "routes" {
  description = "Public services by name: their paths, the name of the issuer whose tokens requests must carry, scopes of which a token must allow one, and what each path takes."
  type = map(object({
    paths  = set(string)
    auth   = optional(string)
    scopes = optional(set(string), [])
    throttle = optional(object({
      rate  = number
      burst = number
    }))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for r in values(var.routes) : contains(keys(var.edge.auth), r.auth) if r.auth != null])
    error_message = "A route asks for tokens of an issuer that edge.auth does not have."
  }
}

variable "databases" {
  description = "PostgreSQL databases by name: an instance, or an Aurora cluster (`aurora_postgres`) of instances of `class` or, with a `capacity`, serverless ones."
  type = map(object({
    engine  = optional(string, "postgres")
    version = string
    class   = optional(string, "db.t4g.medium")
    capacity = optional(object({
      min = number
      max = number
    }))
    replicas    = optional(number, 0)
    storage_gb  = optional(number, 20)
    multi_az    = optional(bool, true)
    backup_days = optional(number, 14)
    rotate_days = optional(number, 365)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for d in values(var.databases) : contains(["postgres", "aurora_postgres"], d.engine)])
    error_message = "A database's engine is postgres or aurora_postgres."
  }

  validation {
    condition     = alltrue([for d in values(var.databases) : d.engine == "aurora_postgres" || d.capacity == null && d.replicas == 0])
    error_message = "Only Aurora has a capacity and replicas."
  }
}

variable "buckets" {
  description = "Buckets for the services' data by name: whether they keep versions, after how many days objects expire, move to Intelligent-Tiering and may be deleted (0: never, never, at once), and the region of a second copy."
  type = map(object({
    versioned   = optional(bool, true)
    expire_days = optional(number, 0)
    tier_days   = optional(number, 0)
    lock_days   = optional(number, 0)
    replicate   = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for b in values(var.buckets) : b.replicate != var.region])
    error_message = "A bucket is copied to another region than its own."
  }
}

variable "secrets" {
  description = "Secrets by name, which people fill: what each is for, and the Lambda function that rotates it."
  type = map(object({
    description = optional(string)
    rotation = optional(object({
      days       = number
      lambda_arn = string
    }))
  }))
  default  = {}
  nullable = false
}

variable "parameters" {
  description = "Values of SSM parameters by name. The parameter is `/<fleet>/<environment>/<name>`."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "instances" {
  description = "EC2 instances by name: operating system, size, the databases that they may connect to, and when they run (null: always)."
  type = map(object({
    os        = optional(string, "linux")
    version   = string
    type      = string
    disk_gb   = number
    databases = optional(set(string), [])
    schedule = optional(object({
      start = optional(string)
      stop  = string
      zone  = optional(string, "UTC")
      days  = optional(list(string), ["MON", "TUE", "WED", "THU", "FRI"])
    }))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for i in values(var.instances) : alltrue([for d in i.databases : contains(keys(var.databases), d)])])
    error_message = "An instance connects to databases of this environment."
  }
}

variable "alerts" {
  description = "Who is told when an alarm fires: addresses, and a webhook that reads Slack's messages, whose URL is the value of the secret named here."
  type = object({
    email   = optional(set(string), [])
    webhook = optional(string)
  })
  default  = {}
  nullable = false
}

variable "security" {
  description = "What guards the environment and its account. `account_wide`, `region_wide`: whether this stack makes what the account, or the account's region, has once. `trail`: none or account. `actions`: what the environment's roles may be given beyond the usual."
  type = object({
    account_wide      = optional(bool, false)
    region_wide       = optional(bool, false)
    trail             = optional(string, "none")
    keep_days         = optional(number, 365)
    baseline          = optional(bool, false)
    detection         = optional(bool, false)
    config            = optional(bool, false)
    unused_access     = optional(bool, false)
    break_glass       = optional(set(string), [])
    break_glass_alarm = optional(bool, false)
    actions           = optional(set(string), [])
  })
  default  = {}
  nullable = false
}

variable "shared" {
  description = "Outputs of base/shared."
  type = object({
    audit = optional(object({
      bucket  = string
      key_arn = string
    }))
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.shared.audit != null || (var.security.trail == "none" && !var.security.config)
    error_message = "A trail and AWS Config need the audit bucket of base/shared: apply that first."
  }
}

variable "dashboard" {
  description = "Whether the environment has a dashboard of all its services."
  type        = bool
  default     = true
  nullable    = false
}

variable "costs" {
  description = "Budget: US dollars a month, 0 for none, and what counts: all of the `account`, or the `environment`, which is what has its tag."
  type = object({
    monthly = optional(number, 0)
    scope   = optional(string, "account")
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["account", "environment"], var.costs.scope) && var.costs.monthly >= 0
    error_message = "costs.monthly is 0 or more, costs.scope is account or environment."
  }
}

variable "log_retention_days" {
  description = "Days for which logs are kept, one of the periods that CloudWatch Logs offers."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch Logs keeps 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}
