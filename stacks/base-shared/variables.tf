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

variable "state_bucket" {
  description = "Bucket of all states. flota makes it before the first apply, and this stack adopts it."
  type        = string
  nullable    = false
}

variable "adopt_state_bucket" {
  description = "Whether the state bucket is there already. False makes it, for a fleet whose states live elsewhere."
  type        = bool
  default     = true
  nullable    = false
}

variable "workspaces" {
  description = "Desktops, and the directory of their users: made as a Simple AD with a network of its own, or there already by its ID. Null: none."
  type = object({
    directory    = string
    directory_id = optional(string)
    users        = optional(set(string), [])
    allow        = optional(set(string), [])
    bundle       = optional(string, "Standard with Windows 10 (Server 2022 based) (WSP)")
    cidr         = optional(string, "10.250.0.0/20")
  })
  default = null
}

variable "bitbucket_oidc" {
  description = "Whose steps of Bitbucket Pipelines get in: the workspace, the repository, and the environments with their accounts and, where steps may deploy, the deployment's UUID. Null: nobody's."
  type = object({
    workspace       = object({ slug = string, uuid = string })
    repository_uuid = string
    environments    = map(object({ account = string, uuid = optional(string) }))
  })
  default = null
}

variable "log_retention_days" {
  description = "Days for which access logs of the buckets are kept."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.log_retention_days >= 1
    error_message = "Logs are kept one day at least."
  }
}

variable "alerts" {
  description = "E-mail addresses that are told when a pipeline fails or waits for a person."
  type = object({
    email = optional(set(string), [])
  })
  default  = {}
  nullable = false
}

variable "build_fleet" {
  description = "Machines that CodeBuild keeps ready: their size, how many always run and how many at most. Null: none."
  type = object({
    size     = string
    machines = number
    max      = number
  })
  default = null
}

variable "sign" {
  description = "Whether the pipelines sign what they attest to their images. There is a key for it then."
  type        = bool
  default     = false
  nullable    = false
}

variable "security" {
  description = "What guards the account. `account_wide`, `region_wide`: whether this stack makes what the account, or the account's region, has once. `trail`: none, account or organization. `audit`: whether there is a bucket to which the trails and histories of all accounts go."
  type = object({
    account_wide      = optional(bool, false)
    region_wide       = optional(bool, false)
    trail             = optional(string, "none")
    keep_days         = optional(number, 365)
    baseline          = optional(bool, false)
    detection         = optional(bool, false)
    config            = optional(bool, false)
    unused_access     = optional(bool, false)
    break_glass       = optional(set(string), [])
    break_glass_alarm = optional(bool, false)
    audit             = optional(bool, false)
  })
  default  = {}
  nullable = false
}
