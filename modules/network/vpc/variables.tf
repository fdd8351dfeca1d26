variable "name" {
  description = "Prefix of all names, `<fleet>-<environment>`."
  type        = string
  nullable    = false
}

variable "account" {
  description = "Account of the network, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "region" {
  description = "Region of the network."
  type        = string
  nullable    = false
}

variable "cidr" {
  description = "Addresses of the network, a block from /16 to /20."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "cidr is a block from /16 to /20, such as 10.20.0.0/16."
  }
}

variable "zones" {
  description = "Number of availability zones, 2 to 4."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = contains([2, 3, 4], var.zones)
    error_message = "A network spans 2 to 4 zones: load balancers and databases need two."
  }
}

variable "zone_ids" {
  description = "IDs of the zones to choose from, such as use1-az2, where a service of AWS is not in all of them. Null: any."
  type        = set(string)
  default     = null
}

variable "nat" {
  description = "How private subnets reach the internet: `none`, `single` (one gateway for all zones) or `per_zone`."
  type        = string
  default     = "single"
  nullable    = false

  validation {
    condition     = contains(["none", "single", "per_zone"], var.nat)
    error_message = "nat is none, single or per_zone."
  }
}

variable "endpoints" {
  description = "Services of AWS reached by an interface endpoint, such as `ecr.api`. Null: what tasks need where there is no NAT, none where there is."
  type        = set(string)
  default     = null

  validation {
    condition     = var.endpoints == null || !contains(coalesce(var.endpoints, []), "s3")
    error_message = "S3 is always reached through its gateway endpoint, which is free."
  }
}

variable "data_port" {
  description = "Port at which the data subnets are reached from the private ones: PostgreSQL's."
  type        = number
  default     = 5432
  nullable    = false

  validation {
    condition     = var.data_port >= 1 && var.data_port <= 65535
    error_message = "A port is from 1 to 65535."
  }
}

variable "log_key_arn" {
  description = "KMS key of the flow logs. Its policy must let CloudWatch Logs use it."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which flow logs are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch Logs keeps 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

variable "permissions_boundary" {
  description = "Policy that says what the role of the flow logs may do at most. Null: none."
  type        = string
  default     = null
}
