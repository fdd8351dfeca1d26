variable "name" {
  description = "The budget's name, `<fleet>-<environment>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[^:\\\\]{1,100}$", var.name))
    error_message = "A budget's name has 1 to 100 characters, none of them a colon or a backslash."
  }
}

variable "monthly" {
  description = "US dollars a month. People are told at 80 % spent, at 100 % spent, and when the forecast is above 100 %."
  type        = number
  nullable    = false

  validation {
    condition     = var.monthly > 0
    error_message = "A budget is more than nothing."
  }
}

variable "tag_values" {
  description = "Tags of what counts, such as `user:fleet$cambio`: what has one of them. None: all of the account."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for v in var.tag_values : can(regex("^(user|aws):[^$]+\\$.+$", v))])
    error_message = "A tag looks like user:fleet$cambio."
  }
}

variable "topic_arn" {
  description = "SNS topic that is told. Its policy, and its key's, must let budgets.amazonaws.com in."
  type        = string
  nullable    = false
}
