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

variable "service" {
  description = "The service, as the manifest has it. Times are in seconds, shares in percent; what its kind has no use for is left out. `priority` is a number that no other http service of the environment has, `peers` are the ports of needed services that are found by name."
  type = object({
    name      = string
    kind      = string
    port      = optional(number)
    priority  = optional(number)
    discovery = optional(bool, false)
    peers     = optional(map(number), {})
    health = optional(object({
      path             = string
      interval_seconds = optional(number, 5)
      healthy          = optional(number, 2)
      unhealthy        = optional(number, 2)
      grace_seconds    = optional(number, 10)
    }))
    size = optional(object({
      cpu    = number
      memory = number
    }))
    count = optional(object({
      min = number
      max = number
      cpu = optional(number, 60)
    }))
    route = optional(object({
      paths  = optional(list(string), [])
      public = optional(bool, false)
    }), {})
    schedule = optional(string)
    needs    = optional(list(string), [])
    env      = optional(map(string), {})
    secrets = optional(map(object({
      source = string
      name   = string
    })), {})
    buckets       = optional(list(string), [])
    drain_seconds = optional(number, 15)
    deploy = optional(object({
      strategy     = optional(string, "rolling")
      controller   = optional(string, "ecs")
      bake_seconds = optional(number, 0)
      canary = optional(object({
        percent      = number
        wait_seconds = number
      }))
      linear = optional(object({
        percent      = number
        wait_seconds = number
      }))
      rollback_on = optional(object({
        error_rate  = optional(number)
        p99_seconds = optional(number)
      }), {})
    }), {})
    watch = optional(object({
      errors       = optional(number, 10)
      pattern      = optional(string)
      anomalies    = optional(bool, false)
      contributors = optional(list(string), [])
    }), {})
  })
  nullable = false

  validation {
    condition     = contains(["http", "worker", "job", "site"], var.service.kind)
    error_message = "A service's kind is http, worker, job or site."
  }

  validation {
    condition     = var.service.kind != "http" || (var.service.port != null && var.service.priority != null && var.service.health != null)
    error_message = "An http service needs port, priority and health."
  }

  validation {
    condition     = !contains(["http", "worker"], var.service.kind) || var.service.count != null
    error_message = "A service that runs all the time needs a count."
  }

  validation {
    condition     = var.service.kind == "site" || var.service.size != null
    error_message = "A service that runs as tasks needs a size."
  }

  validation {
    condition     = !var.service.discovery || (contains(["http", "worker"], var.service.kind) && var.service.port != null)
    error_message = "Only a service that runs all the time and listens on a port can be found by name."
  }

  validation {
    condition     = var.service.kind != "job" || var.service.schedule != null
    error_message = "A job needs a schedule."
  }

  validation {
    condition     = alltrue([for s in values(var.service.secrets) : contains(["ssm", "secret", "hcp", "database"], s.source)])
    error_message = "A secret comes from ssm, secret, hcp or database."
  }

  validation {
    condition     = length(distinct([for s in values(var.service.secrets) : s.name if s.source == "database"])) <= 1
    error_message = "A service uses one database at most: PostgreSQL's clients take one password, from PGPASSWORD."
  }
}

variable "parameter_values" {
  description = "Values of the secrets whose source is hcp, by name. They are written into SSM parameters, and are in no state and no plan."
  type        = map(string)
  default     = {}
  sensitive   = true
  ephemeral   = true
  nullable    = false
}

variable "parameter_versions" {
  description = "Numbers of these values, by name. Another number writes the value again."
  type        = map(number)
  default     = {}
  nullable    = false
}

variable "base" {
  description = "Outputs of base/<environment>."
  type = object({
    vpc_id             = string
    private_subnet_ids = list(string)
    domain             = string
    zone_id            = string
    internal_host      = string
    internal_url       = string
    public_host        = string
    public_url         = string
    load_balancers = map(object({
      arn_suffix        = string
      listener_arn      = string
      security_group_id = string
    }))
    cluster = object({
      arn                    = string
      name                   = string
      load_balancer_role_arn = string
      schedule_group         = string
      dead_letter_queue_arn  = string
    })
    keys = object({
      data    = string
      logs    = string
      secrets = string
    })
    api = optional(object({
      id = string
    }))
    discovery = optional(object({
      namespace_id      = string
      namespace         = string
      security_group_id = string
    }))
    databases = map(object({
      endpoint                 = string
      name                     = string
      username                 = string
      secret_arn               = string
      client_security_group_id = string
    }))
    buckets = map(object({
      name = string
      arn  = string
    }))
    secrets = optional(map(object({
      arn = string
    })), {})
    log_bucket          = string
    cdn_certificate_arn = string
    web_acl_arn         = optional(string)
    alerts_topic_arn    = string
    boundary_arn        = optional(string)
    releases = object({
      namespace = string
      metric    = string
      log_group = string
    })
  })
  nullable = false

  validation {
    condition     = alltrue([for s in values(var.service.secrets) : contains(keys(var.base.databases), s.name) if s.source == "database"])
    error_message = "The service uses a database that the environment's base does not have."
  }

  validation {
    condition     = var.base.discovery != null || (!var.service.discovery && length(var.service.peers) == 0)
    error_message = "The environment's base has no names of services yet: apply it first."
  }

  validation {
    condition     = alltrue([for b in var.service.buckets : contains(keys(var.base.buckets), b)])
    error_message = "The service uses a bucket that the environment's base does not have."
  }
}

variable "core" {
  description = "Outputs of service/<name>/core."
  type = object({
    repository = optional(object({
      arn = string
      url = string
    }))
  })
  nullable = false

  validation {
    condition     = var.service.kind == "site" || var.core.repository != null
    error_message = "A service that runs as tasks needs its repository: apply its core stack first."
  }
}

variable "dashboard" {
  description = "Whether the service has a dashboard. A site has none."
  type        = bool
  default     = true
  nullable    = false
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
