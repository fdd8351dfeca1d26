variable "name" {
  description = "Prefix of the names of the roles that carry it, `<fleet>-<environment>` or `<fleet>-shared`. The policy is named `<name>-boundary`."
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

variable "kind" {
  description = "Whose roles they are: `services`, those of an environment's programs and machines, or `pipelines`, those of the shared account's steps and desktops."
  type        = string
  default     = "services"
  nullable    = false

  validation {
    condition     = contains(["services", "pipelines"], var.kind)
    error_message = "A boundary is that of services or of pipelines."
  }
}

variable "assumable_roles" {
  description = "ARNs, which may hold wildcards, of the roles of environments that pipelines may take."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.assumable_roles) == 0 || var.kind == "pipelines"
    error_message = "Roles of services take no other ones."
  }

  validation {
    condition     = alltrue([for r in var.assumable_roles : can(regex("^arn:aws:iam::[0-9]{12}:role/[a-z0-9-]+\\*?[a-z0-9-]+$", r))])
    error_message = "Of a role that may be taken, account and prefix are known: arn:aws:iam::222222222222:role/cambio-*-plan."
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
