variable "fleet" {
  description = "The fleet's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*[a-z0-9]$", var.fleet))
    error_message = "A fleet's name has lower-case letters, digits and dashes, starts with a letter and ends with no dash."
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

variable "accounts" {
  description = "Accounts of all environments."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.accounts) > 0 && alltrue([for a in var.accounts : can(regex("^[0-9]{12}$", a))])
    error_message = "There is one account at least, of twelve digits."
  }
}

variable "service" {
  description = "The service."
  type = object({
    name = string
    kind = string
  })
  nullable = false

  validation {
    condition     = contains(["http", "worker", "job", "site"], var.service.kind)
    error_message = "A service's kind is http, worker, job or site."
  }
}

variable "environments" {
  description = "Environments in the order of promotion: name, account, and whether a person must approve before anything goes live there."
  type = list(object({
    name     = string
    account  = string
    approval = bool
  }))
  nullable = false

  validation {
    condition     = length(var.environments) > 0
    error_message = "There is one environment at least."
  }
}

variable "pipeline" {
  description = "The service's pipeline: what starts it, `folder` (the fleet's, in the repository), how it goes, whether it signs what it attests to the image, the environment variables in which its steps find tokens, and where these live (`source` is ssm or secret), and what each step (`qa`, `build`, `deploy`) runs on. Null: none."
  type = object({
    repository          = string
    branch              = string
    folder              = optional(string, ".")
    paths               = list(string)
    ignore              = optional(list(string), [])
    tags                = optional(list(string), [])
    parallel            = optional(bool, true)
    skip_empty_approval = optional(bool, false)
    approval_minutes    = optional(number, 10080)
    sign                = optional(bool, false)
    secrets = optional(map(object({
      source = string
      name   = string
    })), {})
    steps = map(object({
      kind       = string
      size       = string
      privileged = optional(bool, false)
      minutes    = optional(number, 30)
    }))
  })
  default = null

  validation {
    condition     = var.pipeline == null || try(toset(keys(var.pipeline.steps)) == toset(["qa", "build", "deploy"]), false)
    error_message = "A pipeline has the steps qa, build and deploy."
  }

  validation {
    condition     = var.pipeline == null || try(alltrue([for s in values(var.pipeline.secrets) : contains(["ssm", "secret"], s.source)]), false)
    error_message = "A token lives in ssm or secret."
  }
}

variable "log_retention_days" {
  description = "Days for which the logs of the pipeline are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "shared" {
  description = "Outputs of base/shared."
  type = object({
    state_bucket            = string
    artifact_bucket         = string
    artifact_bucket_arn     = string
    connection_arn          = string
    notifications_topic_arn = string
    build_image = object({
      url            = string
      repository_arn = string
    })
    build_fleet = optional(object({
      arn  = string
      size = string
    }))
    signing_key_arn = optional(string)
    boundary_arn    = optional(string)
    keys = object({
      state    = string
      delivery = string
    })
  })
  nullable = false

  validation {
    condition     = !try(var.pipeline.sign, false) || var.shared.signing_key_arn != null
    error_message = "A pipeline that signs needs the key of base/shared, which is to be applied first."
  }
}
