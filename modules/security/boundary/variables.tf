variable "name" {
  description = "Prefix of the names of the roles that carry it, `<fleet>-<environment>`. The policy is named `<name>-boundary`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{1,119}$", var.name))
    error_message = "The prefix has at most 119 letters, digits and dashes: the policy's name adds nine, and 128 is IAM's limit."
  }
}

variable "account" {
  description = "Account of the roles, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "further_actions" {
  description = "Actions that roles of this environment may be given beyond the usual ones, such as `translate:TranslateText`."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for a in var.further_actions : can(regex("^[a-z0-9-]+:[A-Za-z*]+$", a))])
    error_message = "An action is a service and a name, such as translate:TranslateText."
  }

  validation {
    condition     = alltrue([for a in var.further_actions : !contains(["iam", "sts", "organizations", "account", "kms", "cloudtrail", "config", "guardduty", "securityhub", "access-analyzer"], split(":", a)[0])])
    error_message = "A boundary keeps roles from administering identities, keys and what watches the account: no action of theirs can be added."
  }
}
