variable "name" {
  description = "The cluster's identifier, `<fleet>-<environment>-<database>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9])*$", var.name)) && length(var.name) <= 60
    error_message = "An identifier has at most 60 lower-case letters, digits and single dashes, and starts with a letter."
  }
}

variable "account" {
  description = "Account of the cluster, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "database" {
  description = "Name of the database made in it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.database))
    error_message = "A database's name has at most 63 lower-case letters, digits and underscores, and starts with a letter."
  }
}

variable "username" {
  description = "Its master user. The password is made and kept by RDS, nobody writes it down."
  type        = string
  default     = "master"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,15}$", var.username)) && !contains(["admin", "postgres", "rdsadmin", "rds_superuser"], var.username)
    error_message = "A user has at most 16 lower-case letters, digits and underscores, and is none of RDS's own."
  }
}

variable "engine_version" {
  description = "Version of PostgreSQL, 14 or newer: `16` follows minor versions, `16.4` starts at one."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]+(\\.[0-9]+)?$", var.engine_version)) && try(tonumber(split(".", var.engine_version)[0]) >= 14, false)
    error_message = "engine_version is 14 or newer, such as \"16\" or \"16.4\"."
  }
}

variable "class" {
  description = "Class of the instances, such as db.r8g.large. A cluster with a `capacity` takes no notice of it."
  type        = string
  default     = "db.t4g.medium"
  nullable    = false

  validation {
    condition     = can(regex("^db\\.[a-z0-9]+\\.(medium|large|[0-9]*xlarge)$", var.class))
    error_message = "A class looks like db.r8g.large; Aurora has none smaller than medium."
  }
}

variable "capacity" {
  description = "Makes the instances serverless: the least and the most Aurora capacity units (ACU, 2 GiB of memory each), in halves. A least of 0 pauses an idle cluster after an hour. Null: instances of `class`."
  type = object({
    min = number
    max = number
  })
  default = null

  validation {
    condition     = var.capacity == null || try(var.capacity.min >= 0 && var.capacity.max >= 1 && var.capacity.max <= 256 && var.capacity.min <= var.capacity.max, false)
    error_message = "capacity is from 0 to 256, at most 1 or more, and not less than the least."
  }

  validation {
    condition     = var.capacity == null || try(floor(var.capacity.min * 2) == var.capacity.min * 2 && floor(var.capacity.max * 2) == var.capacity.max * 2, false)
    error_message = "Aurora counts capacity in halves of a unit."
  }
}

variable "replicas" {
  description = "Readers beside the writer, 0 to 15. One of them takes over when the writer fails; without any, Aurora makes a new one, which takes ten minutes."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.replicas >= 0 && var.replicas <= 15 && floor(var.replicas) == var.replicas
    error_message = "replicas is 0 to 15."
  }
}

variable "backup_days" {
  description = "Days for which any moment can be restored, 1 to 35."
  type        = number
  default     = 14
  nullable    = false

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "backup_days is 1 to 35: a database without backups is not offered."
  }
}

variable "password_rotation_days" {
  description = "Days between rotations of the master password, 1 to 1000. Tasks read it when they start, so a rotation wants a release of the services that use it."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.password_rotation_days >= 1 && var.password_rotation_days <= 1000
    error_message = "password_rotation_days is 1 to 1000."
  }
}

variable "vpc_id" {
  description = "Its network."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Its subnets, in two zones at least."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A database needs subnets in two zones at least."
  }
}

variable "data_key_arn" {
  description = "KMS key of storage, backups and performance data."
  type        = string
  nullable    = false
}

variable "secret_key_arn" {
  description = "KMS key of the master password's secret."
  type        = string
  nullable    = false
}

variable "log_key_arn" {
  description = "KMS key of the database's logs."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
  default     = 30
  nullable    = false
}

variable "protect" {
  description = "Whether deleting takes two steps and leaves a last snapshot."
  type        = bool
  default     = true
  nullable    = false
}

variable "alarm_topic_arns" {
  description = "SNS topics told when CPU, memory, connections, capacity or a reader's lag stay out of bounds."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "permissions_boundary" {
  description = "Policy that says what the role of monitoring may do at most. Null: none."
  type        = string
  default     = null
}
