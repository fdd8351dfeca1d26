variable "name" {
  description = "Name of the key, used for its alias: `alias/<name>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9/_-]{1,200}$", var.name)) && !startswith(var.name, "aws/")
    error_message = "A key's name has 1 to 200 letters, digits, slashes, dashes or underscores, and does not start with \"aws/\"."
  }
}

variable "description" {
  description = "What the key protects, as the console shows it."
  type        = string
  nullable    = false
}

variable "account" {
  description = "Account that owns the key, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "services" {
  description = "AWS services that may use the key, by statement id. Every one needs a condition that ties it to resources of this account."
  type = map(object({
    principal = string
    actions   = optional(list(string), ["kms:Decrypt", "kms:GenerateDataKey*"])
    conditions = list(object({
      test     = string
      variable = string
      values   = list(string)
    }))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for s in values(var.services) : endswith(s.principal, ".amazonaws.com")])
    error_message = "A service principal ends with .amazonaws.com."
  }

  validation {
    condition     = alltrue([for s in values(var.services) : length(s.conditions) > 0])
    error_message = "A service needs a condition: without one, any account's resources could use the key through it."
  }

  validation {
    condition     = alltrue([for s in values(var.services) : !contains(s.actions, "kms:*") && !contains(s.actions, "*")])
    error_message = "A service gets named actions, never kms:*."
  }
}

variable "readers" {
  description = "Other accounts whose principals may decrypt with the key, through the AWS service in `readers_via` only."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for a in var.readers : can(regex("^[0-9]{12}$", a))])
    error_message = "An account is twelve digits."
  }
}

variable "readers_via" {
  description = "Service endpoint through which readers use the key, such as `s3.us-east-1.amazonaws.com`. Needed where there are readers."
  type        = string
  default     = null

  validation {
    condition     = length(var.readers) == 0 || var.readers_via != null
    error_message = "Readers of other accounts need readers_via."
  }
}

variable "deletion_window_days" {
  description = "Days between the key's deletion and its end, 7 to 30. What it encrypts is lost after them."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.deletion_window_days >= 7 && var.deletion_window_days <= 30
    error_message = "KMS waits 7 to 30 days."
  }
}

variable "region" {
  description = "Region of the key. Null: the provider's."
  type        = string
  default     = null
}
