variable "name" {
  description = "Name of baseline, group and window, `<fleet>-<environment>-<os>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_.-]{3,128}$", var.name))
    error_message = "A name has 3 to 128 letters, digits, dashes, dots and underscores."
  }
}

variable "os" {
  description = "Operating system, `linux` (Amazon Linux 2023) or `windows` (Windows Server)."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["linux", "windows"], var.os)
    error_message = "os is linux or windows."
  }
}

variable "wait_days" {
  description = "Days after a patch's release before it is installed, 0 to 14."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.wait_days >= 0 && var.wait_days <= 14
    error_message = "wait_days is 0 to 14: flaws are used within days of their patch."
  }
}

variable "day" {
  description = "Day of the maintenance window, SAT or SUN."
  type        = string
  default     = "SUN"
  nullable    = false

  validation {
    condition     = contains(["SAT", "SUN"], var.day)
    error_message = "day is SAT or SUN: instances restart in the window."
  }
}

variable "hour" {
  description = "Hour in UTC at which the window of three hours begins, 1 to 20."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = var.hour >= 1 && var.hour <= 20 && floor(var.hour) == var.hour
    error_message = "hour is 1 to 20, so that the window and what stands around it are on one day."
  }
}
