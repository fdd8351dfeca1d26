variable "name" {
  description = "The service's name, `<fleet>-<environment>-<service>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9][a-zA-Z0-9-]*$", var.name)) && length(var.name) <= (var.http == null ? 255 : 30)
    error_message = "A service behind a load balancer has a name of at most 30 letters, digits and dashes: its target groups add two, and 32 is their limit."
  }
}

variable "cluster" {
  description = "The cluster it runs in."
  type = object({
    arn                    = string
    name                   = string
    load_balancer_role_arn = string
  })
  nullable = false
}

variable "task" {
  description = "What runs, from compute/task."
  type = object({
    definition_arn     = string
    container_name     = string
    task_role_arn      = string
    execution_role_arn = string
  })
  nullable = false
}

variable "subnet_ids" {
  description = "Subnets of its tasks."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) > 0
    error_message = "A service needs a subnet; two, in two zones, to outlive the loss of one."
  }
}

variable "security_group_ids" {
  description = "Security groups of its tasks, at most five."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.security_group_ids) >= 1 && length(var.security_group_ids) <= 5
    error_message = "A task has one to five security groups."
  }
}

variable "count_range" {
  description = "How many tasks run. With `max` above `min` the service scales to hold `cpu` percent."
  type = object({
    min = number
    max = number
    cpu = optional(number, 60)
  })
  nullable = false

  validation {
    condition     = var.count_range.min >= 0 && var.count_range.max >= var.count_range.min
    error_message = "max is not below min, and min not below 0."
  }

  validation {
    condition     = var.count_range.cpu >= 10 && var.count_range.cpu <= 95
    error_message = "cpu is 10 to 95 percent."
  }
}

variable "http" {
  description = "How requests reach it. Null: it takes none. `slot` is a number that no other service of the listener has; `health` times are in seconds."
  type = object({
    port              = number
    vpc_id            = string
    listener_arn      = string
    load_balancer     = string
    paths             = list(string)
    slot              = number
    test_header_value = string
    drain_seconds     = optional(number, 15)
    health = object({
      path             = string
      interval_seconds = optional(number, 5)
      healthy          = optional(number, 2)
      unhealthy        = optional(number, 2)
      grace_seconds    = optional(number, 10)
    })
  })
  default = null

  validation {
    condition     = var.http == null || try(length(var.http.paths) >= 1 && length(var.http.paths) <= 5 && alltrue([for p in var.http.paths : startswith(p, "/") && length(p) <= 128]), false)
    error_message = "A service has one to five paths, each with a slash in front and at most 128 characters: five is the limit of a listener rule."
  }

  validation {
    condition     = var.http == null || try(var.http.slot >= 1 && var.http.slot <= 9999 && floor(var.http.slot) == var.http.slot, false)
    error_message = "slot is a whole number from 1 to 9999."
  }

  validation {
    condition     = var.http == null || try(var.http.health.interval_seconds >= 5 && var.http.health.interval_seconds <= 300, false)
    error_message = "health.interval_seconds is 5 to 300."
  }

  validation {
    condition     = var.http == null || try(alltrue([for n in [var.http.health.healthy, var.http.health.unhealthy] : n >= 2 && n <= 10]), false)
    error_message = "health.healthy and health.unhealthy are 2 to 10."
  }

  validation {
    condition     = var.http == null || try(var.http.drain_seconds >= 0 && var.http.drain_seconds <= 3600, false)
    error_message = "drain_seconds is 0 to 3600."
  }
}

variable "deploy" {
  description = "How a new revision takes over, as the service is first made; releases set it anew. Times are in seconds, shares in percent."
  type = object({
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
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["rolling", "blue_green", "canary", "linear"], var.deploy.strategy)
    error_message = "strategy is rolling, blue_green, canary or linear."
  }

  validation {
    condition     = contains(["ecs", "codedeploy"], var.deploy.controller)
    error_message = "controller is ecs or codedeploy."
  }

  validation {
    condition     = var.http != null || (var.deploy.strategy == "rolling" && var.deploy.controller == "ecs")
    error_message = "A service without requests has no traffic to shift: it is rolling, by ecs."
  }

  validation {
    condition     = !(var.deploy.strategy == "canary" && var.deploy.canary == null) && !(var.deploy.strategy == "linear" && var.deploy.linear == null)
    error_message = "The strategies canary and linear need their step."
  }
}

variable "limits" {
  description = "Beyond what a revision is bad: 5xx answers in percent of requests, the slowest hundredth in seconds. Null or 0: no limit."
  type = object({
    error_rate  = optional(number)
    p99_seconds = optional(number)
  })
  default  = {}
  nullable = false
}

variable "discovery" {
  description = "The name by which others find its tasks, and the Cloud Map namespace of it. Null: none."
  type = object({
    namespace_id = string
    name         = string
  })
  default = null

  # docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-implementation.html
  validation {
    condition     = var.discovery == null || (var.deploy.strategy == "rolling" && var.deploy.controller == "ecs")
    error_message = "A service with a name is deployed rolling, by ecs: a name leads to new tasks before any traffic could be shifted to them."
  }
}

variable "alarm_topic_arns" {
  description = "SNS topics told when an alarm fires."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "permissions_boundary" {
  description = "Policy that says what the role of CodeDeploy may do at most. Null: none."
  type        = string
  default     = null
}
