variable "name" {
  description = "The project's name, `<fleet>-<service>-<step>`, which is also its role's."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9][a-zA-Z0-9_-]{1,63}$", var.name))
    error_message = "A project's name has 2 to 64 letters, digits, dashes or underscores: its role has the same one."
  }
}

variable "description" {
  description = "What the step does, as the console shows it."
  type        = string
  nullable    = false
}

variable "account" {
  description = "Account of the project, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the project."
  type        = string
  nullable    = false
}

variable "role_path" {
  description = "IAM path of its role, which other accounts trust: `/<fleet>/pipeline/`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^/([a-z0-9-]+/)+$", var.role_path))
    error_message = "A path begins and ends with a slash, and is not the root: who may make roles elsewhere must not be able to make one here."
  }
}

variable "folder" {
  description = "Folder of the repository in which the commands run."
  type        = string
  default     = "."
  nullable    = false

  validation {
    condition     = can(regex("^[^'/\n][^'\n]*$", var.folder))
    error_message = "The folder is relative, with no quotes."
  }
}

variable "commands" {
  description = "Shell commands of the step, in one shell."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.commands) > 0
    error_message = "A step has one command at least."
  }
}

variable "exported_variables" {
  description = "Environment variables that later stages of the pipeline see."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "reports" {
  description = "Test reports that the step leaves behind: files in a folder, in a format of CodeBuild. Null: none."
  type = object({
    name   = string
    folder = string
    files  = list(string)
    format = optional(string, "JUNITXML")
  })
  default = null
}

variable "cache_paths" {
  description = "Folders that the next build on the same host finds again. Lambda keeps none."
  type        = list(string)
  default     = ["/tmp/.cache/**/*", "/tmp/go/pkg/mod/**/*"]
  nullable    = false
}

variable "environment" {
  description = "Environment variables of the step. None may be secret."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secrets" {
  description = "Environment variables that CodeBuild fills from where they live in this account, and hides in the log: `source` is ssm or secret, `name` the parameter's path or the secret's name."
  type = map(object({
    source = string
    name   = string
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for s in values(var.secrets) : contains(["ssm", "secret"], s.source)])
    error_message = "A secret comes from ssm or secret."
  }
}

variable "image" {
  description = "The build image: `url` with its tag or digest, and `repository_arn`."
  type = object({
    url            = string
    repository_arn = string
  })
  nullable = false
}

variable "compute" {
  description = "What the step runs on: `lambda` (starts within seconds, 15 minutes, no Docker), `container`, or `reserved` machines of a fleet. `minutes` is when it is given up."
  type = object({
    kind       = string
    size       = string
    privileged = optional(bool, false)
    minutes    = optional(number, 30)
    fleet_arn  = optional(string)
  })
  nullable = false

  validation {
    condition     = contains(["lambda", "container", "reserved"], var.compute.kind)
    error_message = "A step runs on lambda, container or reserved."
  }

  validation {
    condition     = startswith(var.compute.size, "BUILD_LAMBDA_") == (var.compute.kind == "lambda")
    error_message = "Sizes of Lambda begin with BUILD_LAMBDA_, all others do not."
  }

  validation {
    condition     = !(var.compute.kind == "lambda" && var.compute.privileged)
    error_message = "Lambda runs nothing privileged, so no Docker."
  }

  validation {
    condition     = var.compute.minutes >= 5 && var.compute.minutes <= 2160
    error_message = "CodeBuild gives a build up after 5 to 2160 minutes."
  }

  validation {
    condition     = (var.compute.kind == "reserved") == (var.compute.fleet_arn != null)
    error_message = "Reserved machines are those of a fleet, and others have none."
  }
}

variable "logs" {
  description = "Where its logs go: the log `group`, and what `stream` names begin with."
  type = object({
    group  = string
    stream = string
  })
  nullable = false
}

variable "artifacts" {
  description = "Where the pipeline keeps the source: `bucket_arn`, what its keys begin with, and the key that encrypts them."
  type = object({
    bucket_arn = string
    prefix     = string
    key_arn    = string
  })
  nullable = false

  validation {
    condition     = var.artifacts.prefix != ""
    error_message = "A step reads its own pipeline's artifacts only."
  }
}

variable "connection_arn" {
  description = "Connection by which the step clones the repository."
  type        = string
  nullable    = false
}

variable "statements" {
  description = "What the step may do beyond reading its source and writing its logs."
  type = list(object({
    sid       = string
    actions   = list(string)
    resources = list(string)
    conditions = optional(list(object({
      test     = string
      variable = string
      values   = list(string)
    })), [])
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for s in var.statements : !contains(s.resources, "*") || s.actions == tolist(["ecr:GetAuthorizationToken"])])
    error_message = "A step names the resources that it may touch."
  }
}

variable "permissions_boundary" {
  description = "Policy that says what the step may do at most. Null: none."
  type        = string
  default     = null
}
