variable "name" {
  description = "Name of the IP group, such as the fleet's."
  type        = string
  nullable    = false
}

variable "directory_id" {
  description = "The users' directory: from security/directory, or one that is there already. It is registered here."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^d-[0-9a-f]{10}$", var.directory_id))
    error_message = "A directory's ID looks like d-0123456789."
  }
}

variable "subnet_ids" {
  description = "Two subnets of the desktops, in the directory's network. Null: the directory's own."
  type        = set(string)
  default     = null

  validation {
    condition     = var.subnet_ids == null || try(length(var.subnet_ids) == 2, false)
    error_message = "Desktops have two subnets."
  }
}

variable "users" {
  description = "Users who get a desktop each. They must be in the directory already."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "allow" {
  description = "IPv4 ranges from which desktops may be opened, at most ten. None: nobody opens one."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.allow) <= 10 && alltrue([for c in var.allow : can(cidrhost(c, 0)) && try(tonumber(split("/", c)[1]) > 0, false)])
    error_message = "allow has at most ten IPv4 ranges, and none is the whole world."
  }
}

variable "bundle" {
  description = "Name of one of Amazon's bundles: the desktops' hardware and operating system."
  type        = string
  default     = "Standard with Windows 10 (Server 2022 based) (WSP)"
  nullable    = false
}

variable "key_arn" {
  description = "KMS key of the desktops' volumes."
  type        = string
  nullable    = false
}

variable "stop_after_minutes" {
  description = "Minutes after which a desktop that nobody uses stops, in whole hours. A stopped one costs its volumes only."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.stop_after_minutes >= 60 && var.stop_after_minutes % 60 == 0
    error_message = "stop_after_minutes is a multiple of 60."
  }
}

variable "make_role" {
  description = "Whether to make the role workspaces_DefaultRole. False where the account has it: the console makes it too."
  type        = bool
  default     = true
  nullable    = false
}

variable "permissions_boundary" {
  description = "Policy that says what the role may do at most. Null: none."
  type        = string
  default     = null
}
