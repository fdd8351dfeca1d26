variable "name" {
  description = "Prefix of the names, such as the fleet's."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9-]{0,40}$", var.name)) && !can(regex("^(?i:aws|amazon|amzn)", var.name))
    error_message = "A name has at most 41 letters, digits and dashes, starts with a letter and not with aws, amazon or amzn."
  }
}

variable "account" {
  description = "Account of the directory, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the directory, one that has Simple AD."
  type        = string
  nullable    = false
}

variable "domain" {
  description = "DNS name of the directory, such as corp.cambio.example."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-zA-Z0-9]+[.-])+([a-zA-Z0-9])+$", var.domain))
    error_message = "domain is a DNS name, such as corp.cambio.example."
  }
}

variable "vpc_id" {
  description = "Its network."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Its two subnets, in two zones."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) == 2
    error_message = "A directory has two subnets."
  }
}

variable "key_arn" {
  description = "KMS key of the administrator's secret."
  type        = string
  nullable    = false
}

variable "password_days" {
  description = "Days after which the administrator gets a new password, 1 to 365."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.password_days >= 1 && var.password_days <= 365 && floor(var.password_days) == var.password_days
    error_message = "password_days is 1 to 365."
  }
}

variable "permissions_boundary" {
  description = "Policy that says what the role may do at most. Null: none."
  type        = string
  default     = null
}
