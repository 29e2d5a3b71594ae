"""Invented sentences with their {source}, [cue] and <content> marked, and what the source does with the content."""

from __future__ import annotations

SAYS = """
{The mayor} [said] <the dam had burst>.
{Roe} [told] Channel 9 <that the bridge is safe>.
[According to] {Poe}, <the dam had burst>.
[As] {Poe} [noted], <the dam had burst>.
{Roe}[:] <We will win the vote>
<Be kind to every animal.> [—] {Dana Roe}
{Roe} [thundered]: “<We will never give up.>”
{Doe} [accused] <Poe of stealing the money>.
{Doe} [praised] <the new law>.
{He} [called] <the plan a disaster>.
{Doe} [warned of] <a flood>.
{Doe} [called for] <a vote on the bridge>.
{Doe} [urged] <voters to stay home>.
{Doe} [went on to say] <that the law is old>.
{Doe} [was quick to point out] <that the law is old>.
{Doe} [was quoted as saying] <the law is old>.
{Poe} [has made it clear] <that the plant will stay open>.
{Poe} [promised] <to repair the bridge>.
{Poe} [vowed never] <to return>.
{Poe} [announced plans] <to close the plant>.
{The board} [issued a statement saying] <the plant was clean>.
{Poe}’s [claim] <that he never met her> did not convince the court.
{Poe}’s [allegation] <that the vote was rigged> spread quickly.
{Doe} [not only said] <the law is old>.
{Doe} [could not resist pointing out] <that the law is old>.
{Doe} [never missed a chance to remind] voters <that the law is old>.
{Roe} [asked] <the guards to lock the gate>.
{Roe} [asked] <for more time>.
{Roe} [asked] <that the hearing be put off>.
{Police} [found] <that the gate had been locked>.
<The ship> is [said] <to be lost>.
<The bridge is open>, {Roe} [said when asked].
"""

RECORDS = """
{The survey} [shows] <that half of the workers left>.
{The report} [says] <the exits were blocked>.
{Dashcam footage} [reveals] <that the van ran a red light>.
<The dam had burst>, [according to] {court documents}.
{The lawsuit} [alleges] <that the firm hid its losses>.
{The study} [found] <that 40 percent of cats purr>.
{Emails obtained by the Star} [say] <the plan was off>.
{The data} [suggest] <that wages fell>.
"""

PERCEIVES = """
{Poe} [saw] <that the door was open>.
{Neighbours} [heard] <two shots>.
{The guard} [noticed] <a broken window>.
{Passers-by} [watched] <the tower fall>.
{She} [recalled seeing] <a white van>.
{Poe} [did not know] <that the gate was locked>.
{The company} [has learned] <that two trucks were stolen>.
{Doe} [knew] <that the dam was cracked>.
{Engineers} [discovered] <that the dam was cracked>.
"""

BELIEVES = """
{He} [thinks] <the race is over>.
{She} [hopes] <to win the race>.
{Poe} [wants] <a new bridge>.
{Poe} [plans] <to sell the farm>.
{The crew} [feared] <that the ship would sink>.
It [is believed] <that the ship sank>.
{He} [is worried about] <the dam>.
{She} [is confident] <that the dam will hold>.
{Doe} [is a strong supporter of] <the new law>.
{Doe} [is opposed to] <the new law>.
[In] {his} [view], <the law is old>.
{Her} [hope] <that the ship was safe> faded.
{His} [determination] <to act alone> cost him votes.
{She} [was willing] <to pay for the repairs>.
{Clerks} [expressed fears] <that the archive would burn>.
{Poe} [did not want] <to leave the hospital>.
{Poe} [had no doubt] <that the gate was locked>.
"""

DOUBTS = """
{Poe} [doubts] <that the dam will hold>.
{Poe} [is skeptical] <that the dam will hold>.
"""

DISBELIEVES = """
{Poe} [does not believe] <that the dam will hold>.
{Poe} [never thought] <the law was fair>.
"""

DENIES = """
{Poe} [denied] <that he had met her>.
{Poe} [has strongly denied] <any part in the theft>.
{Poe} [disputes] <the figures>.
{Poe} [rejected] <the idea that it was over>.
{Poe} [dismissed] <the claims as nonsense>.
{Poe} [denied reports] <that the plant would close>.
{Poe}’s [denial] <that he had met her> was printed in full.
{Poe} [said it was false] <that he had met her>.
{The memo} [denies] <that the pump failed>.
"""

CALLS_FALSE = """
{The mayor} [called] <the claim that he fled a lie>.
{The mayor} [described] <the reports as “baseless.”>
"""

ASKS = """
{Roe} [asked] <whether the bridge was safe>.
{Roe} [asked]: “<Does anybody know who locked the gate?>”
“<Is the bridge safe?>” {Roe} [asked].
{Roe} [has repeatedly wondered] <why the gate was locked>.
{Doe} [questioned] <whether the plan was legal>.
{Doe} [questioned] <the cost of the bridge>.
{Doe} [raised the question of] <how the gate came to be locked>.
"""

DECLINES = """
{The mayor} [declined to comment] <on the fire>.
{The mayor} [declined] <to comment>.
{The mayor} [refused to discuss] <the fire>.
{The mayor} [would not say] <who had locked the gate>.
{The mayor} [hasn’t said] <whether he will run>.
{The mayor} [cannot confirm] <that the gate was locked>.
{The firm} [did not immediately respond to] <a request for comment>.
{The firm} [has yet to comment on] <the fire>.
{The firm} [had no comment on] <the fire>.
{The firm} [could not be reached for comment on] <the fire>.
{The firm} [did not return calls seeking comment] <on the fire>.
{The firm} [neither confirmed nor denied] <that the gate was locked>.
{The firm} [would not confirm or deny] <that the gate was locked>.
{The mayor} [remained silent about] <the fire>.
{The mayor}’s [refusal] <to release the report> angered the council.
"""
