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

variable "shared" {
  description = "Outputs of base/shared."
  type = object({
    keys = object({
      delivery = string
    })
  })
  nullable = false
}
