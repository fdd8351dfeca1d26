restrict = false
