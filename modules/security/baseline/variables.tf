variable "account_wide" {
  description = "Whether the account's own settings are made: no public buckets, rules for passwords. One stack of an account makes them."
  type        = bool
  nullable    = false
}

variable "region_wide" {
  description = "Whether the region's settings are made: disks encrypted by default, instance metadata by token only. One stack of an account and region makes them."
  type        = bool
  nullable    = false
}
