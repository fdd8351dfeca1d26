variable "name" {
  description = "The secret's name, such as `cambio-prod-payments-key`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9A-Za-z/_+=.@-]{1,512}$", var.name))
    error_message = "A secret's name has at most 512 letters, digits and /_+=.@-."
  }
}

variable "description" {
  description = "What the secret is for, as the console shows it."
  type        = string
  nullable    = false
}

variable "account" {
  description = "Account of the secret, twelve digits. Nobody else gets at it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "key_arn" {
  description = "KMS key of the secret."
  type        = string
  nullable    = false
}

variable "readers" {
  description = "Patterns of the ARNs of roles that may read it, if their own policies let them; all others are denied. Empty: all of the account whose policies let them."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for r in var.readers : can(regex("^arn:aws:iam::[0-9]{12}:(role|user)/[^*?]+", r))])
    error_message = "A reader is the ARN of a role or user; a pattern begins with a part of its name."
  }
}

variable "rotation" {
  description = "Lambda function that makes a new value, and the days between two, 1 to 1000. Null: people change it."
  type = object({
    lambda_arn = string
    days       = number
  })
  default = null

  validation {
    condition     = var.rotation == null || try(var.rotation.days >= 1 && var.rotation.days <= 1000, false)
    error_message = "rotation.days is 1 to 1000."
  }

  validation {
    condition     = var.rotation == null || can(regex("^arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:.+$", var.rotation.lambda_arn))
    error_message = "rotation.lambda_arn is the ARN of a Lambda function."
  }
}

variable "recovery_days" {
  description = "Days for which a deleted secret can be brought back, 7 to 30. Its name is taken for so long."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.recovery_days >= 7 && var.recovery_days <= 30
    error_message = "Secrets Manager keeps a deleted secret for 7 to 30 days."
  }
}
