variable "name" {
  description = "The pipeline's name, `<fleet>-<service>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,55}$", var.name))
    error_message = "A pipeline's name has at most 55 letters, digits and .@_-, so that its role's fits."
  }
}

variable "service" {
  description = "The service, as people who approve are told."
  type        = string
  nullable    = false
}

variable "account" {
  description = "Account of the pipeline, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the pipeline."
  type        = string
  nullable    = false
}

variable "role_path" {
  description = "IAM path of its role: `/<fleet>/pipeline/`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^/([a-z0-9-]+/)+$", var.role_path))
    error_message = "A path begins and ends with a slash, and is not the root."
  }
}

variable "source_code" {
  description = "What starts it: a push to the branch of the repository that changes a file which `paths` match and `ignore` does not, or a tag. Patterns are those of CodePipeline, `services/orders/**`, at most eight of a kind."
  type = object({
    connection_arn = string
    repository     = string
    branch         = string
    paths          = list(string)
    ignore         = optional(list(string), [])
    tags           = optional(list(string), [])
  })
  nullable = false

  validation {
    condition     = can(regex("^[^/ ]+/[^ ]+$", var.source_code.repository))
    error_message = "A repository is named by its owner and its name, example/cambio."
  }

  validation {
    condition     = length(var.source_code.paths) >= 1 && length(var.source_code.paths) <= 8 && length(var.source_code.ignore) <= 8 && length(var.source_code.tags) <= 8
    error_message = "CodePipeline takes at most eight patterns of a kind, and a pipeline needs one path."
  }

  validation {
    condition     = alltrue([for p in concat(var.source_code.paths, var.source_code.ignore, var.source_code.tags) : length(p) >= 1 && length(p) <= 255])
    error_message = "A pattern has 1 to 255 characters."
  }
}

variable "environments" {
  description = "Where it deploys to, in their order, and whether a person must approve before."
  type = list(object({
    name     = string
    approval = bool
  }))
  nullable = false

  validation {
    condition     = length(var.environments) > 0
    error_message = "A pipeline deploys to one environment at least."
  }
}

variable "projects" {
  description = "Names of the CodeBuild projects of the steps."
  type = object({
    qa     = string
    build  = string
    deploy = string
  })
  nullable = false
}

variable "parallel" {
  description = "Whether the image is built while the checks run. If they fail, it is not deployed."
  type        = bool
  default     = true
  nullable    = false
}

variable "skip_empty_approval" {
  description = "Whether nobody is asked where the plan changes nothing: where only the version is new."
  type        = bool
  default     = false
  nullable    = false
}

variable "approval_minutes" {
  description = "For how long it waits for a person, five minutes to sixty days."
  type        = number
  default     = 10080
  nullable    = false

  validation {
    condition     = var.approval_minutes >= 5 && var.approval_minutes <= 86400
    error_message = "An approval waits 5 to 86400 minutes."
  }
}

variable "artifacts" {
  description = "Where it keeps the source: the `bucket`, and the key that encrypts it."
  type = object({
    bucket  = string
    key_arn = string
  })
  nullable = false
}

variable "topic_arn" {
  description = "Topic that is told when an execution fails or waits for a person."
  type        = string
  nullable    = false
}

variable "permissions_boundary" {
  description = "Policy that says what the pipeline may do at most. Null: none."
  type        = string
  default     = null
}
