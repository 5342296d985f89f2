# The page Class: what its parts share.
page-class = Class
class-title = Solve, judge before you look, train a grid together, and draw the textbook's figure from your own runs.
class-part-exercises = Exercises
class-part-blind = Blind first
class-part-cells = One cell each
class-part-textbook = The textbook's figure
class-link = Link for the class. Whoever has it takes part; no sign-in, only a name.
class-link-here = This server answers this machine alone. For others to reach it, it has to be served with sign-in (SECURITY.md).
class-link-owner = Your own link, which may also delete: keep it to yourself. It lets another browser of yours manage this class.
class-manage = Manage this class
class-people = { $people ->
    [0] Nobody has given a name yet.
    [1] One person has given a name.
   *[other] { COUNT($people) } people have given their names.
}
class-remove-whom = Remove somebody
class-remove-choose = Choose a person
class-remove = Remove, with all that this person sent
class-sure = I want to delete the class with everything that was sent
class-delete = Delete this class
class-kept = Otherwise it is deleted after { COUNT($days) } days without a visit.
class-deleted = Deleted, with everything that was sent.
class-not-deleted = Not deleted: only who opened the class may do that.
class-gone = There is no class under this link any more. Ask for a new one.
class-lost = That could not be kept: the class was deleted meanwhile. Ask for a new link.
class-full = That could not be kept: the class, or the server's disk, is full.
class-no-room = No class could be opened: the server has too many, or no room on its disk.
class-name = Your name
class-join = Take part
class-no-name = Type a name first.
class-name-note = The name is seen by the class. This browser remembers who you are; nothing else is asked.
class-you-are = You are { $name }.
class-someone-else = I am somebody else
class-leave = Leave this class
