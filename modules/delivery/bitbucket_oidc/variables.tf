variable "name" {
  description = "What the roles are called: `<name>-build` checks and builds, `<name>-<environment>-deploy` deploys."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,40}$", var.name))
    error_message = "A name has at most 41 lower-case letters, digits and dashes, a letter first."
  }
}

variable "path" {
  description = "Path of the roles, by which the environments' roles know who may come in."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^/([a-z0-9-]+/)*$", var.path))
    error_message = "A path begins and ends with a slash."
  }
}

variable "workspace" {
  description = "The workspace in Bitbucket: its `slug`, which is in its address, and its `uuid`, without braces."
  type        = object({ slug = string, uuid = string })
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]+$", var.workspace.slug))
    error_message = "A workspace's slug has letters, digits, dashes and underscores."
  }

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.workspace.uuid))
    error_message = "A UUID has 32 hexadecimal digits, in lower case, without braces."
  }
}

variable "repository_uuid" {
  description = "UUID of the only repository whose steps get in, without braces."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.repository_uuid))
    error_message = "A UUID has 32 hexadecimal digits, in lower case, without braces."
  }
}

variable "build" {
  description = "What steps that check and build may do, as statements of a policy in JSON."
  type        = string
  nullable    = false

  validation {
    condition     = can(length(jsondecode(var.build))) && length(try(jsondecode(var.build), [])) > 0
    error_message = "There is one statement at least."
  }
}

variable "deployments" {
  description = "Environments that steps may deploy to, by name: the `uuid` of the deployment environment in Bitbucket, without braces, and what its steps may do, as `statements` of a policy in JSON."
  type        = map(object({ uuid = string, statements = string }))
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for d in var.deployments : can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", d.uuid))])
    error_message = "A UUID has 32 hexadecimal digits, in lower case, without braces."
  }
}

variable "boundary" {
  description = "ARN of the policy that bounds what the roles may do at most; null for none."
  type        = string
  default     = null
}
